// French and Spanish letters and answers, the everyday topics.

export const french = {
  rules: {
    hello: ["Bonjour,", "Bonjour à tous,", "Madame, Monsieur,", ""],
    bye: ["Merci, {name}", "Cordialement, {name}", "Bien à vous", "{name}", "Merci d'avance !"],
    when: ["hier", "{weekday} dernier", "la semaine dernière", "ce matin"],
    why: ["C'était un cadeau.", "C'est la deuxième fois.", "Personne n'a sonné.", ""],
  },
  topics: {
    late: {
      subject: ["Commande {order} en retard", "Livraison toujours pas arrivée"],
      body: [
        "{hello} ma commande {order} devait arriver {promised} et [elle n'est toujours pas là|je n'ai rien reçu]. {why} [Où est le colis ?|Quand arrive-t-elle ?] {bye}",
        "{hello} j'attends {product} depuis {days} jours, le suivi ne bouge plus. {why} {bye}",
      ],
      reply: ["Bonjour {name}, toutes nos excuses pour le retard, {order} sera livrée {weekday}. {agent}"],
      back: ["Bien reçu, merci.", "Toujours rien…"],
      call: ["Retard sur {order}, nouveau créneau {weekday}."],
    },
    tracking: {
      subject: ["Suivi de {order}", "Date de livraison"],
      body: [
        "{hello} quel jour {order} arrive-t-elle à {city} ? {bye}",
        "{hello} je n'ai pas reçu le lien de suivi pour {product}, commandé {when}. {bye}",
      ],
      reply: ["Bonjour {name}, livraison prévue {weekday}. {agent}"],
      back: ["Parfait, merci !"],
      call: ["Demande la date de {order} : {weekday}."],
    },
    damaged: {
      subject: ["{product} abîmé"],
      body: [
        "{hello} le carton de {order} était [écrasé|déchiré|mouillé] et {product} est [cassé|inutilisable]. Photos jointes. {bye}",
      ],
      reply: ["Bonjour {name}, merci pour les photos, un remplacement part aujourd'hui. {agent}"],
      back: ["Le remplacement est arrivé, merci."],
      call: ["Dommage sur {order}, remplacement."],
    },
    praise: {
      subject: ["Merci !"],
      body: ["{hello} {order} est arrivée [en avance|très bien emballée], livreur adorable. {bye}"],
      reply: ["Bonjour {name}, quel plaisir à lire, merci ! {agent}"],
      back: ["À bientôt !"],
      call: ["Félicite le livreur de {city}."],
    },
  },
  notes: ["Dépôt confirme le scan de {weekday}."],
};

export const spanish = {
  rules: {
    hello: ["Hola,", "Buenos días,", "Buenas tardes,", "Estimado equipo,", ""],
    bye: ["Gracias, {name}", "Un saludo, {name}", "Saludos", "{name}", "¡Gracias!"],
    when: ["ayer", "el {weekday}", "la semana pasada", "esta mañana"],
    why: ["Era un regalo.", "Es la segunda vez.", "Nadie llamó al timbre.", ""],
  },
  topics: {
    late: {
      subject: ["Pedido {order} con retraso", "Todavía no ha llegado"],
      body: [
        "{hello} mi pedido {order} tenía que llegar el {promised} y [todavía no está aquí|no ha llegado nada]. {why} [¿Dónde está?|¿Cuándo llega?] {bye}",
        "{hello} llevo {days} días esperando {product} y el seguimiento no cambia. {why} {bye}",
      ],
      reply: ["Hola {name}, sentimos mucho el retraso, {order} llega el {weekday}. {agent}"],
      back: ["Ya llegó, gracias.", "Sigo sin nada."],
      call: ["Retraso de {order}, nueva fecha {weekday}."],
    },
    tracking: {
      subject: ["¿Cuándo llega {order}?", "Seguimiento"],
      body: [
        "{hello} ¿qué día llega {order} a {city}? {bye}",
        "{hello} compré {product} {when} y no tengo enlace de seguimiento. {bye}",
      ],
      reply: ["Hola {name}, llega el {weekday}. {agent}"],
      back: ["¡Perfecto, gracias!"],
      call: ["Pregunta por {order}: {weekday}."],
    },
    damaged: {
      subject: ["{product} dañado"],
      body: [
        "{hello} la caja de {order} llegó [aplastada|rota|mojada] y {product} está [roto|inservible]. Adjunto fotos. {bye}",
      ],
      reply: ["Hola {name}, gracias por las fotos, hoy sale uno nuevo. {agent}"],
      back: ["Llegó el nuevo, todo bien."],
      call: ["Daño en {order}, se envía otro."],
    },
    praise: {
      subject: ["¡Gracias!"],
      body: ["{hello} {order} llegó [antes de tiempo|muy bien embalado] y el repartidor fue muy amable. {bye}"],
      reply: ["Hola {name}, ¡qué alegría leerlo! {agent}"],
      back: ["¡Hasta pronto!"],
      call: ["Felicita al repartidor de {city}."],
    },
  },
  notes: ["El depósito confirma el escaneo del {weekday}."],
};
