// The files: sizes, ids, joins, the traps of real exports, sums.
import { createHash } from "node:crypto";
import {
  activities,
  calls,
  comments,
  files,
  helpdesk,
  invoices,
  lines,
  meetings,
  payments,
  posts,
  runs,
  surveys,
  tickets,
  truth,
  users,
} from "./archive.mjs";
import { check, told } from "./check.mjs";
import { cents, germanTime } from "./read.mjs";

const sha = (bytes) => createHash("sha256").update(bytes).digest("hex");
check("two runs give the same bytes", sha(runs[1].archive), sha(runs[0].archive));
check("two runs give the same truth", runs[1].truth, runs[0].truth);
check("the archive is at most 600,000 bytes", runs[0].archive.length <= 600_000);
const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",");

check("nine files", [...files.keys()].sort(), [
  "crm/activities.csv",
  "crm/meeting_notes.json",
  "finance/invoices.csv",
  "finance/payments.csv",
  "helpdesk/tickets.json",
  "shop/orders_export.csv",
  "social/posts.ndjson",
  "survey/delivery_survey.csv",
  "telephony/calls.csv",
]);
const counts = {
  "helpdesk/tickets.json#tickets": tickets.length,
  "helpdesk/tickets.json#tickets.comments": comments.length,
  "telephony/calls.csv": calls.length,
  "shop/orders_export.csv": lines.length,
  "finance/payments.csv": payments.length,
  "finance/invoices.csv": invoices.length,
  "survey/delivery_survey.csv": surveys.length,
  "social/posts.ndjson": posts.length,
  "crm/meeting_notes.json": meetings.length,
  "crm/activities.csv": activities.length,
};
const interactions = Object.values(counts).reduce((sum, count) => sum + count, 0);
check("records of each table", counts, truth.tables);
check("about 20,000 interactions", interactions > 19_500 && interactions < 20_500);
check("interactions in truth", interactions, truth.interactions);
told("the number of records of each table", grouped(interactions), ...Object.values(counts).map(grouped));

// Ids, joins, times.
const unique = (name, ids) => check(`ids are unique: ${name}`, new Set(ids).size, ids.length);
unique(
  "tickets",
  tickets.map((each) => each.id),
);
unique(
  "comments",
  comments.map((each) => each.id),
);
unique(
  "calls",
  calls.map((each) => each["Call ID"]),
);
unique(
  "payments",
  payments.map((each) => each.id),
);
unique(
  "invoices",
  invoices.map((each) => each["Invoice no"]),
);
unique(
  "posts",
  posts.map((each) => each.id),
);
unique(
  "activities",
  activities.map((each) => each.id),
);
unique(
  "surveys",
  surveys.map((each) => each["Respondent ID"]),
);
check(
  "everyone in tickets is a user",
  tickets.every(
    (each) =>
      users.has(each.requester_id) &&
      users.has(each.assignee_id) &&
      each.comments.every((comment) => users.has(comment.author_id)),
  ),
);
const orderNames = new Set(lines.map((each) => each.Name));
check(
  "orders that are named exist",
  [
    ...tickets.map((each) => each.order_id),
    ...activities.map((each) => each.order),
    ...payments.map((each) => each["order_id (metadata)"]),
  ].filter((name) => name && !orderNames.has(name)),
  [],
);
const invoiceNumbers = new Set(invoices.map((each) => each["Invoice no"]));
check(
  "invoices that are named exist",
  [
    ...activities.map((each) => each.invoice),
    ...payments.map((each) => each["Invoice ID"]),
    ...invoices.map((each) => each.Corrects),
  ].filter((name) => name && !invoiceNumbers.has(name)),
  [],
);
const times = [
  ...tickets.map((each) => each.created_at),
  ...comments.map((each) => each.created_at),
  ...posts.map((each) => each.created_at),
  ...meetings.map((each) => each.start_time),
  ...activities.map((each) => each.started_at),
  ...lines.map((each) => each["Created at"]),
  ...payments.map((each) => each["Created (UTC)"] + " UTC"),
  ...surveys.map((each) => each["Start Date"] + " UTC"),
]
  .map((time) => Date.parse(time))
  .concat(
    calls.map((each) => germanTime(each["Start time"])),
    invoices.map((each) => germanTime(each["Invoice date"])),
  );
check(
  "every time is within the 18 months",
  times.filter((time) => !(time >= Date.UTC(2023, 11, 31, 23) && time < Date.UTC(2025, 6, 1))).length,
  0,
);
const months = new Set(
  times.map((time) => new Date(time).toISOString().slice(0, 7)).filter((month) => month >= "2024-01"),
);
check("every month has something", months.size, 18);
check(
  "no text has an open template",
  [...tickets, ...comments, ...calls, ...posts, ...activities, ...meetings, ...surveys].filter((each) =>
    /[{}[\]|]|undefined|\bNaN\b/.test(
      JSON.stringify(
        Object.values({ ...each, comments: null, tags: null, via: null, satisfaction_rating: null }),
      ).slice(1, -1),
    ),
  ).length,
  0,
);
check("letters are not three templates", new Set(tickets.map((each) => each.description)).size / tickets.length > 0.95);

// Traps of real exports.
const orderMails = new Set(lines.map((each) => each.Email));
check(
  "some addresses of orders are in capitals",
  [...orderMails].filter((mail) => mail === mail.toUpperCase()).length > 50,
);
check(
  "numbers of callers' accounts are floats or blank",
  calls.every((each) => /^(\d{5}\.0)?$/.test(each["Customer ID"])) && calls.some((each) => each["Customer ID"] === ""),
);
check(
  "phone numbers come in several notations",
  [/^\+\d+$/, /^00\d+$/, /^\+\d+ /].every(
    (style) => calls.filter((each) => style.test(each["Caller number"])).length > 50,
  ),
);
check(
  "invoices are Windows-1252",
  files.get("finance/invoices.csv").includes(Buffer.from([0x4d, 0xf6, 0x62, 0x65, 0x6c])),
);
const lowerMails = new Set([...orderMails].map((mail) => mail.toLowerCase()));
check(
  "customers are shared between shop and helpdesk",
  helpdesk.users.filter((user) => lowerMails.has(user.email)).length > 500,
);

// Money.
const sums = (rows, currencyOf, centsOf) => {
  const result = {};
  for (const row of rows) if (currencyOf(row)) result[currencyOf(row)] = (result[currencyOf(row)] ?? 0) + centsOf(row);
  return Object.fromEntries(
    Object.entries(result)
      .sort()
      .map(([currency, sum]) => [currency, (sum / 100).toFixed(2)]),
  );
};
check(
  "orders' totals",
  sums(
    lines,
    (each) => each.Currency,
    (each) => cents(each.Total),
  ),
  truth.money.orders,
);
check(
  "payments of invoices",
  sums(
    payments.filter((each) => each["Invoice ID"]),
    (each) => each.Currency.toUpperCase(),
    (each) => cents(each.Amount),
  ),
  truth.money.invoicePayments,
);
check(
  "refunds",
  sums(
    payments.filter((each) => each.Type === "refund"),
    (each) => each.Currency.toUpperCase(),
    (each) => -cents(each.Amount),
  ),
  truth.money.refunds,
);
const items = new Map();
for (const line of lines)
  items.set(line.Name, (items.get(line.Name) ?? 0) + Number(line["Lineitem quantity"]) * cents(line["Lineitem price"]));
check(
  "items add up to the subtotal",
  lines.filter((each) => each.Subtotal && cents(each.Subtotal) !== items.get(each.Name)),
  [],
);

// The vocabulary is all there.
const types = new Set([
  ...tickets.map((each) => each.type),
  ...activities.map((each) => each.type),
  ...posts.map((each) => each.type),
  ...payments.map((each) => each.Type),
  ...invoices.map((each) => each.Type.toLowerCase()),
]);
check(
  "types",
  [
    "question",
    "complaint",
    "return",
    "refund",
    "payment",
    "invoice",
    "dispute",
    "feedback",
    "follow_up",
    "marketing",
    "meeting",
    "visit",
    "delivery",
    "consent",
    "approval",
    "note",
    "status_change",
    "message",
    "incident",
  ].filter((type) => !types.has(type)),
  [],
);
const channels = new Set([
  ...tickets.map((each) => each.via.channel),
  ...activities.map((each) => each.channel),
  ...lines.map((each) => each.Source),
  ...posts.map((each) => each.platform),
  ...meetings.map((each) => each.channel),
  ...calls.map((each) => each.Channel),
]);
check(
  "channels",
  [
    "email",
    "web",
    "chat",
    "whatsapp",
    "sms",
    "post",
    "store",
    "app",
    "in_person",
    "video",
    "Phone",
    "instagram",
    "Teams",
  ].filter((channel) => !channels.has(channel)),
  [],
);
