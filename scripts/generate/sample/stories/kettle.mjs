// The K4 kettle: fifty customers write within six days in March 2025 that its handle comes off.
import { berlin, kDay, kHour, kMinute, officeTime } from "../calendar.mjs";
import { addPost } from "../crowd.mjs";
import { write } from "../grammar.mjs";
import { amount } from "../money.mjs";
import { priceIn, productNamed } from "../products.mjs";
import { Random } from "../random.mjs";
import { addCall, addTicket } from "../service.mjs";
import { makeOrder, pay } from "../shop.mjs";

export const kCustomers = { email: 18, web: 7, chat: 9, call: 9, social: 7 };
const kFirstDay = "2025-03-10";
const kDayWeights = { 0: 4, 1: 10, 2: 14, 3: 11, 4: 7, 5: 4 };

const kSubjects = {
  en: [
    "Handle of the K4 kettle came off",
    "K4 kettle broken",
    "Dangerous: K4 kettle handle",
    "K4 kettle, handle loose",
    "Kettle fell apart",
  ],
  de: ["Griff vom K4 Kettle abgebrochen", "K4 Kettle kaputt", "Griff lose: K4 Kettle"],
};
const kLetters = {
  en: [
    "{hello} the handle of my K4 kettle {fault} {moment}. {harm} {ask} {name}",
    "{hello} {days} days old and the K4 kettle is broken: the handle {fault}, both rivets are out. {harm} {ask}",
    "{hello} [careful with|warning about] the K4 kettle of {order}! Its handle {fault} {moment}. {ask} {name}",
    "{hello} is there something wrong with the K4 kettle? Mine lost its handle {moment}. {harm} {ask} Thanks, {name}",
  ],
  de: [
    "{hello} der Griff meines K4 Kettle (K4 kettle, {order}) ist {moment} [abgebrochen|abgerissen]. {harm} {ask} {name}",
    "{hello} K4 kettle kaputt: der Griff [ist lose|hält nicht mehr], beide Nieten sind raus. {harm} {ask}",
  ],
};
const kRules = {
  en: {
    hello: ["Hi,", "Hello,", "Good morning,", "Dear team,", ""],
    fault: ["came off", "broke off", "snapped", "came loose", "tore out", "just came off"],
    moment: [
      "while I was pouring",
      "on the third use",
      "full of boiling water",
      "this morning",
      "when I lifted it off the stove",
      "last night",
    ],
    harm: [
      "I nearly scalded my foot.",
      "Hot water all over the counter.",
      "Luckily nobody got hurt.",
      "My hand is red.",
      "The floor is soaked.",
      "",
      "My son stood next to it!",
    ],
    ask: [
      "I want my money back.",
      "Please send a replacement.",
      "What do I do now?",
      "Is this known?",
      "You should stop selling it.",
      "A refund, please.",
    ],
  },
  de: {
    hello: ["Hallo,", "Guten Tag,", ""],
    moment: ["beim Eingießen", "gestern", "nach dem dritten Mal", "mit kochendem Wasser"],
    harm: ["Fast hätte ich mich verbrüht.", "Zum Glück ist niemand verletzt.", "Die ganze Küche schwamm."],
    ask: ["Ich möchte mein Geld zurück.", "Bitte um Ersatz.", "Ist das bekannt?"],
  },
};
const kPosts = [
  "Handle of my new K4 kettle [just snapped|came off] mid-pour. Boiling water everywhere 😡 @brewsterfinch",
  "Anyone else? K4 kettle, handle [came off|tore out] after {days} days. @brewsterfinch",
  "@brewsterfinch your K4 kettle is dangerous, the handle [broke off|came loose] {moment} 😠",
  "RIP K4 kettle, {days} days. Handle [came off|snapped]. Coffee cancelled 💔 @brewsterfinch",
];
const kCallNotes = [
  "Handle of K4 kettle {fault} {moment}. Order {order}.",
  "K4 kettle broken, handle {fault}. Customer upset. {ask}",
  "Reports K4 kettle: handle {fault}, rivets out. {harm}",
];

export function prepare(world) {
  const random = new Random("kettle buyers");
  const kettle = productNamed("K4 Pour-Over Kettle");
  const wanted = kCustomers.email + kCustomers.web + kCustomers.chat + kCustomers.call;
  const able = world.people.filter(
    (each) =>
      !each.reserved && each.joined < berlin("2025-02-15 00:00") && ["en", "de"].includes(each.language) && each.phone,
  );
  const buyers = random.shuffled(able).slice(0, wanted);
  world.kettle = {
    records: [],
    buyers: buyers.map((person) => {
      const instant = berlin("2025-02-20 08:00") + random.integer(0, 14 * 24 * 60) * kMinute;
      return {
        person,
        order: makeOrder(world, {
          person,
          instant,
          lines: [{ product: kettle, quantity: 1, price: priceIn(person.currency, kettle.price) }],
          shipping: 0,
          story: true,
        }),
      };
    }),
  };
}

export function tell(world) {
  const random = new Random("kettle");
  const recalled = berlin("2025-03-18 08:00");
  const moment = (kind) => {
    const day = Number(random.weighted(kDayWeights));
    const hour = kind === "call" || kind === "chat" ? random.integer(8, 17) : random.integer(7, 22);
    return (
      berlin(`${kFirstDay} 00:00`) +
      (kind === "call" ? Math.min(day, 4) : day) * kDay +
      hour * kHour +
      random.integer(0, 3599) * 1000
    );
  };
  const kinds = Object.entries(kCustomers).flatMap(([kind, count]) => Array(kind === "social" ? 0 : count).fill(kind));
  world.kettle.buyers.forEach(({ person, order }, index) => {
    const kind = kinds[index];
    const instant = Math.max(moment(kind), (order.delivered ?? order.instant) + kDay);
    const language = person.language;
    const agent = random.pick(["Mira Hoffmann", "Daniel Osei", "Laura Becker", "Paula Richter"]);
    const context = { name: person.first, order: order.name, days: String(random.integer(3, 16)) };
    const refund = index % 4 === 1;
    if (kind === "call") {
      const notes = write(random, kCallNotes, context, kRules.en);
      world.kettle.records.push(
        addCall(world, {
          person,
          instant,
          agent,
          queue: "Claims",
          wait: random.skewed(20, 190, 900),
          talk: random.skewed(90, 240, 700),
          reason: "Product fault",
          notes,
        }),
      );
    } else {
      const ticket = addTicket(world, {
        person,
        instant,
        agent,
        team: "Claims",
        channel: kind,
        type: "incident",
        priority: "high",
        status: "closed",
        tags: ["product_fault", "k4"],
        order: order.name,
        score: random.chance(0.3) ? "good" : null,
        subject: write(random, kSubjects[language], context),
        description: write(random, kLetters[language], context, kRules[language]),
      });
      const answer = officeTime(random, instant, random.skewed(20, 260, 1500) * kMinute);
      ticket.comments.push({
        instant: answer,
        author: agent,
        public: true,
        body: random.pick([
          "I am very sorry. Please don't use it any more, we come back to you this week.",
          "Thank you for telling us at once. Please put it aside, the maker looks into it.",
          "That must have been a shock. We have asked Brewster & Finch and write again.",
        ]),
      });
      ticket.comments.push({
        instant: recalled + random.integer(60, 600) * kMinute,
        author: agent,
        public: true,
        body: refund
          ? `Refund of ${amount(order.total)} ${order.currency} booked, no need to send it back.`
          : "A kettle of the mended batch is on its way, no need to send the old one back.",
      });
      ticket.updated = ticket.comments.at(-1).instant;
      world.kettle.records.push(ticket);
    }
    if (refund)
      pay(world, {
        type: "refund",
        status: "Refunded",
        instant: recalled + random.integer(20, 60) * kHour,
        person,
        cents: -order.total,
        currency: order.currency,
        order: order.name,
        description: `Refund ${order.name}, K4 recall`,
      });
    world.activities.push({
      instant: recalled + index * 1000,
      person,
      channel: "email",
      type: "message",
      direction: "outbound",
      function: "service",
      topic: "K4 recall",
      subject: "Please stop using your K4 kettle",
      body: "Rivets of batch 0225 are too short. We replace or refund every kettle of it.",
      order: order.name,
    });
  });
  for (let i = 0; i < kCustomers.social; i++) {
    const author = world.handle();
    const instant = moment("social");
    const post = addPost(world, {
      instant,
      author,
      type: "complaint",
      brand: "Brewster & Finch",
      platform: random.pick(["instagram", "twitter", "facebook"]),
      likes: random.integer(4, 160),
      sentiment: -(60 + random.integer(0, 30)) / 100,
      text: write(random, kPosts, { days: String(random.integer(3, 16)) }, kRules.en),
    });
    world.kettle.records.push(post);
  }
  world.activities.push({
    instant: berlin("2025-03-13 11:20"),
    person: world.companies[5],
    channel: "phone",
    type: "incident",
    direction: "outbound",
    function: "fulfilment",
    team: "Claims",
    agent: "Paula Richter",
    status: "escalated",
    subject: "K4 kettle: handles come off",
    body: "Forty reports in three days, all batch 0225. Ms Finch stops sales today; stock in Leipzig is blocked.",
  });
  world.activities.push({
    instant: berlin("2025-03-17 15:45"),
    person: world.companies[5],
    channel: "email",
    type: "approval",
    direction: "inbound",
    function: "fulfilment",
    team: "Claims",
    agent: "Paula Richter",
    status: "resolved",
    subject: "K4 kettle: recall approved",
    body: "Brewster & Finch bear replacement or refund of batch 0225. Lydia Finch",
  });
  world.kettle.firstDay = kFirstDay;
}
