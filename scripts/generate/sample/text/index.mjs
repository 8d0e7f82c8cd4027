// Letters by language and topic, with the words that a context needs.
import { write } from "../grammar.mjs";
import * as english from "./english.mjs";
import * as german from "./german.mjs";
import { french, spanish } from "./romance.mjs";

const kLanguages = { en: english, de: german, fr: french, es: spanish };
const kWeekdays = {
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
  de: ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"],
  fr: ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"],
  es: ["domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"],
};
const kWeather = {
  en: { cold: ["snow", "ice on the roads", "fog"], warm: ["heat", "thunderstorm", "rain"] },
  de: { cold: ["Schnee", "Glatteis", "Nebel"], warm: ["Regen", "Gewitter", "Hitzestau"] },
  fr: { cold: ["la neige", "le verglas"], warm: ["la pluie", "l'orage"] },
  es: { cold: ["la nieve", "la niebla"], warm: ["la lluvia", "la tormenta"] },
};
const kGenericProduct = { en: "parcel", de: "das Paket", fr: "le colis", es: "el paquete" };
const kGenericOrder = { en: "my order", de: "die Bestellung", fr: "ma commande", es: "el pedido" };

export const topicInfo = english.topics;

// The topics that are written of in a language, with their weights.
export function topicsOf(language) {
  const weights = {};
  for (const topic of Object.keys(kLanguages[language].topics)) {
    if (topicInfo[topic].weight > 0) weights[topic] = topicInfo[topic].weight;
  }
  return weights;
}

// facts: { person, order?, product?, amount?, agent?, instant, ordered?, promised? }
export function contextOf(random, language, facts) {
  const month = new Date(facts.instant).getUTCMonth();
  const weather = kWeather[language][month < 3 || month > 9 ? "cold" : "warm"];
  const day = new Date(facts.instant).getUTCDay();
  return {
    order: facts.order ?? kGenericOrder[language],
    product: facts.product ?? kGenericProduct[language],
    city: facts.person.city,
    name: facts.person.first,
    agent: (facts.agent ?? "").split(" ")[0],
    amount: facts.amount ?? "12.50 EUR",
    days: String(
      facts.ordered ? Math.max(2, Math.floor((facts.instant - facts.ordered) / 86_400_000)) : random.integer(2, 9),
    ),
    promised: kWeekdays[language][new Date(facts.promised ?? facts.instant - 86_400_000).getUTCDay()],
    weekday: kWeekdays[language][1 + ((day + random.integer(0, 3)) % 5)],
    weather: random.pick(weather),
  };
}

// part: subject, body, reply, back, call
export function letter(random, language, topic, part, context) {
  const { rules, topics } = kLanguages[language];
  return write(random, (topics[topic] ?? english.topics[topic])[part], context, rules);
}

const kClosings = {
  en: [
    "You are welcome, {name}. {agent}",
    "I keep an eye on it, {name}. {agent}",
    "Noted, {name}, I come back to you. {agent}",
    "Any time! {agent}",
  ],
  de: ["Gern geschehen, {name}. {agent}", "Ich bleibe dran, {name}. {agent}", "Jederzeit! {agent}"],
  fr: ["Avec plaisir, {name}. {agent}", "Je suis le dossier, {name}. {agent}"],
  es: ["Con mucho gusto, {name}. {agent}", "Sigo pendiente, {name}. {agent}"],
};

// An agent's second answer.
export const closing = (random, language, context) => write(random, kClosings[language], context);

export const note = (random, language, context) =>
  write(random, kLanguages[language].notes, context, kLanguages[language].rules);
