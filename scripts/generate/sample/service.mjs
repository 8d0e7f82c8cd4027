// Everyday customer service: helpdesk tickets and telephone calls.
import { berlinOffset, kDay, kHour, kMinute, monthIndex, officeTime, sampleTimes } from "./calendar.mjs";
import { agentOf } from "./people.mjs";
import { kProducts } from "./products.mjs";
import { amount } from "./money.mjs";
import { Random } from "./random.mjs";
import { closing, contextOf, letter, note, topicInfo, topicsOf } from "./text/index.mjs";
import { pickPerson } from "./shop.mjs";

const kReasons = {
  late: "Late delivery",
  tracking: "Delivery status",
  damaged: "Damage",
  missing: "Missing item",
  address: "Address change",
  pickup: "Pick-up",
  invoice: "Invoice",
  return: "Return",
  product: "Product question",
  website: "App or website",
  driver: "Driver",
  praise: "Praise",
  loyalty: "Loyalty card",
  privacy: "Data request",
  freight: "Freight",
  recall: "Product fault",
  quote: "Quote",
};

// Before delivery one asks when it comes; afterwards one complains, returns, or is happy.
const kBeforeDelivery = new Set(["tracking", "address"]);
const kAfterDelivery = new Set(["damaged", "missing", "return", "invoice", "driver", "praise", "loyalty"]);

const aboutOrders = (topic) => kBeforeDelivery.has(topic) || kAfterDelivery.has(topic);

// The first of `orders` (in order of time) not before `instant`.
function indexAt(orders, instant) {
  let low = 0;
  let high = orders.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (orders[middle].instant < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

// An order that gives reason to write on the topic now, or none. What came is written of once.
function orderFor(random, world, topic, instant) {
  const orders = world.shipped;
  const before = kBeforeDelivery.has(topic);
  if (!aboutOrders(topic)) return null;
  const end = indexAt(orders, instant);
  const begin = indexAt(orders, instant - (before ? 3 : 21) * kDay);
  const fits = (order) =>
    (before ? instant < order.delivered : order.delivered < instant && !order.discussed) &&
    (topic !== "loyalty" || order.tags.length > 0);
  for (let attempt = 0; attempt < 40 && end > begin; attempt++) {
    const order = orders[random.integer(begin, end - 1)];
    if (!fits(order)) continue;
    order.discussed ||= !before;
    return order;
  }
  return null;
}

function factsOf(random, world, person, instant, order) {
  const line = order ? random.pick(order.lines) : null;
  return {
    person,
    instant,
    order: order?.name,
    product: line ? line.product.name : random.pick(kProducts.filter((each) => !each.name.startsWith("K4"))).name,
    ordered: order?.instant,
    promised: order?.promised,
    amount: line ? `${amount(line.price)} ${person.currency}` : undefined,
  };
}

const wholeSecond = (instant) => instant - (instant % 1000);

export function addTicket(world, fields) {
  const ticket = {
    channel: "email",
    type: "question",
    priority: "normal",
    status: "closed",
    team: "Customer Care",
    tags: [],
    score: null,
    order: null,
    comments: [],
    ...fields,
  };
  ticket.instant = wholeSecond(ticket.instant);
  world.tickets.push(ticket);
  return ticket;
}

function converse(random, world, ticket, topic, language, context) {
  const slow = ticket.instant < Date.UTC(2024, 6, 1) ? 1.5 : 1;
  const first = officeTime(random, ticket.instant, random.skewed(6, 150 * slow, 3200) * kMinute);
  const say = (instant, author, body, isPublic = true) => {
    if (instant < world.end) ticket.comments.push({ instant: wholeSecond(instant), author, body, public: isPublic });
  };
  if (random.chance(0.12))
    say(first - random.integer(2, 30) * kMinute, ticket.agent, note(random, language, context), false);
  say(first, ticket.agent, letter(random, language, topic, "reply", context));
  if (random.chance(0.42)) {
    const back = first + random.skewed(10, 300, 4000) * kMinute;
    say(back, ticket.person, letter(random, language, topic, "back", context));
    if (random.chance(0.25))
      say(
        officeTime(random, back, random.skewed(10, 120, 900) * kMinute),
        ticket.agent,
        closing(random, language, context),
      );
  }
  const last = ticket.comments.at(-1)?.instant ?? ticket.instant;
  ticket.updated = last;
  const age = world.end - last;
  if (age < 4 * kDay) ticket.status = ticket.comments.length === 0 ? "new" : random.pick(["open", "pending", "solved"]);
  else if (age < 30 * kDay) ticket.status = random.chance(0.06) ? "hold" : "solved";
  else if (random.chance(0.015)) ticket.status = "open"; // forgotten
  if (random.chance(0.3)) {
    const happy = topic === "praise" || random.chance({ late: 0.38, damaged: 0.55, driver: 0.4 }[topic] ?? 0.86);
    ticket.score = happy ? "good" : "bad";
  }
}

// A letter on a topic with its answers.
function makeTicket(random, world, { person, instant, topic, order = null }) {
  const info = topicInfo[topic];
  const agent = agentOf(random, info.team);
  const language = topic === "late" || topic in topicsOf(person.language) ? person.language : "en";
  const facts = { ...factsOf(random, world, person, instant, order), agent };
  const context = contextOf(random, language, facts);
  const ticket = addTicket(world, {
    instant,
    person,
    agent,
    team: info.team,
    type: info.type,
    tags: [info.tag, ...(language === "en" ? [] : [`lang_${language}`])],
    channel: random.weighted({ email: 46, web: 20, chat: 20, whatsapp: 9, mobile_app: 5 }),
    priority: random.weighted(
      info.type === "complaint" ? { normal: 5, high: 4, urgent: 1 } : { low: 2, normal: 7, high: 1 },
    ),
    subject: letter(random, language, topic, "subject", context),
    description: letter(random, language, topic, "body", context),
    order: order?.name ?? null,
  });
  converse(random, world, ticket, topic, language, context);
  return ticket;
}

export function addCall(world, fields) {
  const call = {
    direction: "Inbound",
    queue: "Customer Care",
    wait: 20,
    talk: 180,
    hold: 0,
    wrap: 30,
    transfers: 0,
    outcome: "Answered",
    reason: "",
    notes: "",
    identified: true,
    ...fields,
  };
  call.instant = wholeSecond(call.instant);
  world.calls.push(call);
  return call;
}

function makeCall(random, world, { person, instant, topic, order = null, queue }) {
  const team = queue ?? topicInfo[topic].team;
  const localHour = new Date(instant + berlinOffset(instant) * kHour).getUTCHours();
  const busy =
    (localHour >= 9 && localHour <= 11 ? 1.7 : 1) *
    ([10, 11].includes(new Date(instant).getUTCMonth()) ? 1.6 : 1) *
    (1 - 0.018 * monthIndex(instant));
  const outbound = random.chance(0.13);
  const wait = outbound ? 0 : random.skewed(3, 62 * busy, 1500);
  const abandoned = !outbound && random.chance(Math.min(0.03 + wait / 1800, 0.5));
  const agent = abandoned ? "" : agentOf(random, team);
  const language = person.language === "de" && random.chance(0.55) ? "de" : "en";
  const context = contextOf(random, language, { ...factsOf(random, world, person, instant, order), agent });
  const transfers = abandoned ? 0 : random.chance(0.09) ? random.integer(1, 2) : 0;
  addCall(world, {
    instant,
    person,
    agent,
    queue: team,
    wait,
    transfers,
    direction: outbound ? "Outbound" : "Inbound",
    talk: abandoned ? 0 : random.skewed(25, 210, 1800),
    hold: abandoned || random.chance(0.72) ? 0 : random.skewed(10, 70, 600),
    wrap: abandoned ? 0 : random.skewed(5, 45, 240),
    outcome: abandoned ? "Abandoned" : outbound && random.chance(0.2) ? "Voicemail" : "Answered",
    reason: abandoned ? "" : kReasons[topic],
    notes: abandoned || !random.chance(0.55) ? "" : letter(random, language, topic, "call", context),
    identified: !abandoned && random.chance(0.86),
  });
}

export function makeService(world, { tickets, calls }) {
  const random = new Random("service");
  world.shipped = world.orders.filter((order) => order.delivered && !order.person.reserved && !order.story);
  // Those whose delivery is late write or ring before it comes, some do both.
  for (const order of world.shipped.filter((each) => each.late)) {
    const waiting = order.delivered - order.promised;
    const annoyed = officeTime(random, order.promised, Math.round(waiting * (0.15 + 0.7 * random.next())));
    if (annoyed >= order.delivered) continue;
    order.discussed = true;
    if (random.chance(0.75))
      makeTicket(random, world, { person: order.person, instant: annoyed, topic: "late", order });
    const call = officeTime(random, annoyed, random.integer(5, 200) * kMinute);
    if (random.chance(0.5) && call < order.delivered)
      makeCall(random, world, { person: order.person, instant: call, topic: "late", order });
  }
  for (const instant of sampleTimes(random, tickets, "office")) {
    const topic = random.weighted(topicsOf("en"));
    const order = orderFor(random, world, topic, instant);
    const person = order?.person ?? pickPerson(random, world, instant);
    makeTicket(random, world, {
      person,
      instant,
      topic: order || !aboutOrders(topic) ? topic : random.pick(["product", "pickup", "website"]),
      order,
    });
  }
  const companies = world.companies.filter((each) => !each.reserved);
  for (const instant of sampleTimes(random, calls, "office")) {
    const business = random.chance(0.12);
    const topic = business
      ? random.pick(["pickup", "invoice", "tracking", "damaged"])
      : random.weighted(topicsOf("en"));
    const order = business ? null : orderFor(random, world, topic, instant);
    const person = business ? random.pick(companies) : (order?.person ?? pickPerson(random, world, instant));
    makeCall(random, world, { person, instant, topic, order, queue: business ? "Key Accounts" : undefined });
  }
}
