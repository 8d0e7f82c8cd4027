// German letters and answers; the same topics and context as English, fewer of them.

export const rules = {
  hello: [
    "Hallo,",
    "Guten Tag,",
    "Guten Morgen,",
    "Liebes Larkway-Team,",
    "Moin,",
    "Sehr geehrte Damen und Herren,",
    "Hallo zusammen,",
    "",
  ],
  bye: [
    "Viele Grüße, {name}",
    "Danke, {name}",
    "Mit freundlichen Grüßen, {name}",
    "LG {name}",
    "Besten Dank!",
    "{name}",
    "",
  ],
  angryBye: [
    "Ich erwarte heute eine Antwort.",
    "{name}",
    "So geht das nicht.",
    "Bitte kümmern Sie sich darum. {name}",
    "Sehr verärgert, {name}",
  ],
  when: ["gestern", "am {weekday}", "vor zwei Tagen", "heute früh", "am Wochenende", "letzte Woche"],
  why: [
    "Es war ein Geschenk.",
    "Ich habe extra Urlaub genommen.",
    "Das ist schon das zweite Mal.",
    "Es hat niemand geklingelt.",
    "Wir hatten Gäste.",
    "",
    "",
    "Für Expressversand habe ich bezahlt.",
    "Am {weather} allein kann es nicht liegen.",
  ],
};

export const topics = {
  late: {
    subject: ["Lieferung {order} überfällig", "Paket kommt zu spät", "Wo bleibt {order}?", "Schon wieder zu spät"],
    body: [
      "{hello} meine Bestellung {order} [sollte am {promised} kommen|war für {promised} angekündigt] und [ist noch immer nicht da|nichts ist passiert]. {why} [Wo ist das Paket?|Wann kommt es?] {angryBye}",
      "{hello} seit {days} Tagen warte ich auf {product}. {why} Die Sendungsverfolgung [steht still|zeigt nur „im Depot“]. {angryBye}",
      "{hello} die Lieferung kommt wieder zu spät. {order}, versprochen für {promised}. {why} {bye}",
    ],
    reply: [
      "Guten Tag {name}, es tut mir leid, dass {order} zu spät ist. Das Paket geht am {weekday} in die Zustellung. {agent}",
      "Hallo {name}, entschuldigen Sie bitte die Verspätung. Die Versandkosten erstatten wir. {agent}",
    ],
    back: ["Ist jetzt da, danke.", "Immer noch nichts. {why}", "Angekommen, aber zwei Tage zu spät."],
    call: ["Lieferung {order} zu spät, neuer Termin {weekday}.", "Ärger wegen Verspätung, Depot {city} angerufen."],
  },
  tracking: {
    subject: ["Wann kommt {order}?", "Sendungsverfolgung", "Frage zum Liefertermin"],
    body: [
      "{hello} [an welchem Tag|wann] wird {order} in {city} zugestellt? {bye}",
      "{hello} ich habe {product} {when} bestellt und keinen Link bekommen. [Können Sie ihn noch einmal schicken?|Wo finde ich ihn?] {bye}",
      "{hello} kommt der Fahrer am {weekday} vor 12 Uhr? {bye}",
    ],
    reply: [
      "Hallo {name}, {order} ist am {weekday} bei Ihnen. {agent}",
      "Guten Tag {name}, hier noch einmal der Link. {agent}",
    ],
    back: ["Super, vielen Dank!", "Passt, danke.", "Und wenn ich nicht da bin?"],
    call: ["Fragt nach {order}, kommt {weekday}.", "Link zur Verfolgung neu geschickt."],
  },
  damaged: {
    subject: ["{product} beschädigt", "Karton eingedrückt", "Schaden bei {order}"],
    body: [
      "{hello} der Karton von {order} war [eingedrückt|aufgerissen|durchnässt], {product} ist [kaputt|verbeult|nicht zu gebrauchen]. Fotos anbei. {angryBye}",
      "{hello} leider kam {product} {when} zerbrochen an. [Bitte um Ersatz.|Ich möchte mein Geld zurück.] {bye}",
    ],
    reply: [
      "Guten Tag {name}, danke für die Fotos. Ersatz ist unterwegs. {agent}",
      "Hallo {name}, das tut uns leid. {amount} gehen heute an Sie zurück. {agent}",
    ],
    back: ["Der Ersatz ist heil angekommen, danke!", "Wie lange dauert das?"],
    call: ["Schaden an {order} gemeldet, Ersatz bestellt."],
  },
  missing: {
    subject: ["{product} fehlt", "Nur die Hälfte angekommen"],
    body: ["{hello} in {order} fehlt {product}, auf dem Lieferschein steht es aber. {bye}"],
    reply: ["Hallo {name}, stimmt, es ging nie in den Karton. Wir schicken es heute. {agent}"],
    back: ["Ist da, danke."],
    call: ["{product} fehlt in {order}, nachgeschickt."],
  },
  address: {
    subject: ["Neue Adresse", "Bitte beim Nachbarn abgeben"],
    body: [
      "{hello} ich ziehe nach {city} um. Kann {order} noch dorthin? {bye}",
      "{hello} bitte das Paket am {weekday} [beim Nachbarn|in der Bäckerei|hinter dem Tor] abgeben. {bye}",
    ],
    reply: ["Hallo {name}, ist geändert. {agent}"],
    back: ["Danke schön!"],
    call: ["Adresse geändert auf {city}."],
  },
  return: {
    subject: ["Rücksendung {order}", "Rückgabe"],
    body: [
      "{hello} ich möchte {product} aus {order} zurückgeben, es ist [unbenutzt|zu groß|doppelt]. {bye}",
      "{hello} {product} habe ich {when} zurückgeschickt. Wann kommt mein Geld, {amount}? {bye}",
    ],
    reply: ["Hallo {name}, das Etikett hängt an. {agent}", "Guten Tag {name}, {amount} sind angewiesen. {agent}"],
    back: ["Abgegeben, danke.", "Geld ist da."],
    call: ["Rücksendeetikett für {product} verschickt."],
  },
  product: {
    subject: ["Frage zu {product}", "Wieder lieferbar?"],
    body: [
      "{hello} ist {product} bald wieder lieferbar? {bye}",
      "{hello} wie [schwer|groß] ist {product}? Es soll nach {city}. {bye}",
    ],
    reply: ["Hallo {name}, ab {weekday} wieder da. {agent}"],
    back: ["Prima, gleich bestellt."],
    call: ["Fragt, ob {product} lieferbar ist."],
  },
  praise: {
    subject: ["Ein Lob", "Danke!"],
    body: [
      "{hello} ein großes Lob: {order} kam [trotz {weather}|eine Stunde früher|wunderschön verpackt] an, der Fahrer war [sehr freundlich|äußerst hilfsbereit]. {bye}",
    ],
    reply: ["Liebe Grüße zurück, {name}, das freut uns sehr! {agent}"],
    back: ["Gern 😊"],
    call: ["Lob für den Fahrer in {city}."],
  },
};

export const notes = [
  "Depot {city} bestätigt Scan vom {weekday}.",
  "Zweiter Kontakt, bitte vorziehen.",
  "Etikett mit alter Adresse gedruckt.",
  "Warten auf das Lager bis {weekday}.",
];
