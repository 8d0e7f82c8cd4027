// The stories of many customers, and of one who repeats herself.
import {
  activities,
  calls,
  helpdesk,
  lines,
  meetings,
  payments,
  posts,
  surveys,
  tickets,
  truth,
  users,
} from "./archive.mjs";
import { check, told } from "./check.mjs";
import { germanTime, seconds } from "./read.mjs";

// 3. The kettle.
const aboutKettle = (words) => /K4/.test(words) && /handle|griff|broken|kaputt|fell apart/i.test(words);
const inBurst = (time) => time >= Date.UTC(2025, 2, 9, 23) && time < Date.UTC(2025, 2, 15, 23);
const kettleTickets = tickets.filter((each) => each.tags.includes("k4"));
const kettleCalls = calls.filter((each) => aboutKettle(each.Notes));
const kettlePosts = posts.filter((each) => aboutKettle(each.text));
check(
  "every kettle ticket says so",
  kettleTickets.every((each) => aboutKettle(each.subject + each.description)),
);
check("kettle: tickets, calls, posts", [kettleTickets.length, kettleCalls.length, kettlePosts.length], [34, 9, 7]);
check(
  "kettle: all within six days",
  [
    ...kettleTickets.map((each) => Date.parse(each.created_at)),
    ...kettleCalls.map((each) => germanTime(each["Start time"])),
    ...kettlePosts.map((each) => Date.parse(each.created_at)),
  ].filter((time) => !inBurst(time)).length,
  0,
);
const kettleMails = new Set(kettleTickets.map((each) => users.get(each.requester_id).email));
const kettleAccounts = new Set(kettleCalls.map((each) => each["Customer ID"].replace(".0", "")));
const buyers = new Map(
  lines
    .filter((each) => each["Lineitem name"] === "K4 Pour-Over Kettle" && each["Customer ID"])
    .map((each) => [each["Customer ID"], each.Email.toLowerCase()]),
);
check(
  "kettle: fifty customers",
  kettleMails.size +
    [...kettleAccounts].filter((id) => !kettleMails.has(buyers.get(id))).length +
    new Set(kettlePosts.map((each) => each.handle)).size,
  50,
);
check(
  "kettle: who wrote or rang had bought it",
  [...kettleMails].every((mail) => [...buyers.values()].includes(mail)) &&
    [...kettleAccounts].every((id) => buyers.has(id)),
);
check(
  "kettle: such letters before that week",
  tickets.filter(
    (each) => Date.parse(each.created_at) < Date.UTC(2025, 2, 9) && /K4 kettle/.test(each.description + each.subject),
  ).length,
  0,
);
check(
  "kettle: the recall",
  [
    activities.filter((each) => each.topic === "K4 recall").length,
    payments.filter((each) => each.Description.endsWith("K4 recall")).length,
  ],
  [43, truth.kettle.refunds],
);
told("the kettle", "fifty customers", "March 10th", "March 15th", `${truth.kettle.refunds} refunds`);

// 4. Gluten-free.
const wishes = posts.filter((each) => each.direction === "inbound" && /gluten-?fr(ee|ei)/i.test(each.text));
check(
  "gluten-free: 64 posts of 57 people to the bakery",
  [wishes.length, new Set(wishes.map((each) => each.handle)).size, new Set(wishes.map((each) => each.brand))].map(
    (each) => (each instanceof Set ? [...each] : each),
  ),
  [64, 57, ["Morgenrot Bakery"]],
);
const wishesOf = (month) =>
  wishes.filter((each) => new Date(Date.parse(each.created_at)).toISOString().startsWith(month)).length;
check(
  "gluten-free: none before July 2024, more and more after",
  [wishesOf("2024-06"), wishesOf("2024-07"), wishesOf("2024-12"), wishesOf("2025-06")],
  [0, 2, 5, 10],
);
check(
  "gluten-free: elsewhere",
  [
    surveys.filter((each) => /gluten-free/i.test(each["What could we do better?"])).length,
    tickets.filter((each) => /gluten-free/i.test(each.subject + each.description)).length,
    meetings.filter((each) => /gluten-free/.test(each.notes)).length,
  ],
  [5, 3, 1],
);
told("gluten-free", "64 posts", "57", truth.glutenFree.meeting);

// 5. Late deliveries.
const half = (from, to) => {
  const within = (time) => time >= from && time < to;
  const deliveries = activities.filter((each) => each.type === "delivery" && within(Date.parse(each.started_at)));
  const late = deliveries.filter((each) => each.on_time === "no").length;
  return {
    deliveries: deliveries.length,
    late,
    lateShare: (late / deliveries.length).toFixed(4),
    lateTickets: tickets.filter((each) => each.tags.includes("late_delivery") && within(Date.parse(each.created_at)))
      .length,
    lateCalls: calls.filter((each) => each.Reason === "Late delivery" && within(germanTime(each["Start time"]))).length,
  };
};
const [before, after] = [
  half(Date.UTC(2024, 0, 1), Date.UTC(2024, 6, 1)),
  half(Date.UTC(2025, 0, 1), Date.UTC(2025, 6, 1)),
];
check(
  "late deliveries of both half years",
  { "2024-01..2024-06": before, "2025-01..2025-06": after },
  truth.lateDelivery.halves,
);
check(
  "late deliveries fall by more than half, complaints too, though more is delivered",
  after.lateShare < before.lateShare / 2 &&
    (after.lateTickets + after.lateCalls) * 2 < before.lateTickets + before.lateCalls &&
    after.deliveries > before.deliveries,
);
const promoterScore = (year) => {
  const scores = surveys
    .filter((each) => each["Start Date"].slice(6, 10) === year && each["Start Date"] < "07")
    .map((each) => Number(each["How likely are you to recommend Larkway to a friend?"]));
  return Math.round(
    (100 * (scores.filter((score) => score >= 9).length - scores.filter((score) => score <= 6).length)) / scores.length,
  );
};
told("the promoter score", `from ${promoterScore("2024")} to ${promoterScore("2025")}`);
const percent = (each) => (Number(each.lateShare) * 100).toFixed(1) + " %";
told(
  "late deliveries",
  `${before.late} of ${before.deliveries}`,
  percent(before),
  `${after.late} of ${after.deliveries}`,
  percent(after),
  `${before.lateTickets + before.lateCalls} complaints`,
  `${after.lateTickets + after.lateCalls} complaints`,
);

// 6. The customer who repeats herself.
const helena = helpdesk.users.find((user) => user.name === "Helena Strand");
const hers = tickets.filter((each) => each.requester_id === helena.id);
const herCall = calls.find((each) => each.Notes.includes(hers[0].order_id) && each.Transfers === "2");
check(
  "three channels in a day",
  [
    hers.map((each) => each.via.channel),
    Date.parse(hers[1].created_at) - Date.parse(hers[0].created_at) < 86_400_000,
    germanTime(herCall["Start time"]) > Date.parse(hers[0].created_at),
    seconds(herCall["Wait time"]),
    seconds(herCall["Hold time"]),
  ],
  [["chat", "email"], true, true, 754, 388],
);
const wordsOf = (words) => new Set(words.toLowerCase().match(/[a-z]{3,}/g));
const shared = (a, b) =>
  [...wordsOf(a)].filter((word) => wordsOf(b).has(word)).length / Math.min(wordsOf(a).size, wordsOf(b).size);
check(
  "in much the same words",
  [shared(hers[0].description, herCall.Notes) > 0.6, shared(hers[0].description, hers[1].description) > 0.8],
  [true, true],
);
told(
  "the repetition",
  "helena.strand@post.example",
  ...hers.map((each) => String(each.id)),
  herCall["Call ID"],
  hers[0].order_id,
);

// 7. Loyalty cards.
const heads = lines.filter((each) => each.Total);
const card = heads.filter((each) => each.Tags === "loyalty-card");
const mean = (rows) => (rows.reduce((sum, each) => sum + Number(each.Total), 0) / rows.length).toFixed(2);
const euro = (rows) => rows.filter((each) => each.Currency === "EUR" && each.Tags !== "business");
check(
  "loyalty",
  [
    card.length,
    new Set(card.map((each) => each["Customer ID"])).size,
    mean(euro(card)),
    mean(euro(heads.filter((each) => each.Tags !== "loyalty-card"))),
  ],
  [truth.loyalty.orders, truth.loyalty.customers, truth.loyalty.meanBasketEur, truth.loyalty.meanBasketWithoutEur],
);
check(
  "baskets with the card are larger",
  Number(truth.loyalty.meanBasketEur) > 1.2 * Number(truth.loyalty.meanBasketWithoutEur),
);
told(
  "loyalty",
  `${truth.loyalty.orders} orders`,
  `${truth.loyalty.customers} customers`,
  truth.loyalty.meanBasketEur,
  truth.loyalty.meanBasketWithoutEur,
);
