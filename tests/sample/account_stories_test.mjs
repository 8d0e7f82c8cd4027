// The stories of single customers and accounts.
import { activities, calls, invoices, lines, meetings, payments, tickets, truth, users } from "./archive.mjs";
import { check, told } from "./check.mjs";
import { germanCents, germanTime } from "./read.mjs";

// 1. The disputed invoice.
const disputed = invoices.filter((each) => germanCents(each.Amount) === 1_850_000);
check(
  "one invoice of 18,500",
  disputed.map((each) => [each.Company, each.Currency, each["Invoice date"], each.Status]),
  [["Brannock Machine Tools Ltd", "EUR", "04.11.2024", "Corrected"]],
);
const chain = activities.filter((each) => each.dispute === disputed[0].Dispute);
check(
  "five steps with words",
  chain.map((each) => [each.type, each.status, each.body.length > 60]),
  [
    ["dispute", "open", true],
    ["note", "pending", true],
    ["note", "pending", true],
    ["message", "pending", true],
    ["status_change", "resolved", true],
  ],
);
const corrected = invoices.find((each) => each.Corrects === disputed[0]["Invoice no"]);
check(
  "corrected to 14,500 within the same dispute",
  [germanCents(corrected.Amount), corrected.Dispute],
  [1_450_000, disputed[0].Dispute],
);
check(
  "only the corrected one was paid",
  payments
    .filter((each) => each["Invoice ID"].startsWith(disputed[0]["Invoice no"]))
    .map((each) => [each["Invoice ID"], each.Amount, each["Created (UTC)"].slice(0, 10)]),
  [[corrected["Invoice no"], "14500.00", "2024-12-06"]],
);
told(
  "the dispute",
  "18,500",
  "14,500",
  disputed[0]["Invoice no"],
  corrected["Invoice no"],
  disputed[0].Dispute,
  ...chain.map((each) => each.id),
);

// 2. John.
const johnsOrders = lines.filter((each) => each["Billing Name"] === "John Harding");
const johnsCalls = calls.filter((each) => each["Customer ID"] === `${johnsOrders[0]["Customer ID"]}.0`);
check(
  "John bought one item of 50",
  johnsOrders.map((each) => [
    each.Total,
    each["Lineitem quantity"],
    each["Lineitem price"],
    each.Currency,
    each["Created at"].slice(0, 7),
  ]),
  [["50.00", "1", "50.00", "EUR", "2025-06"]],
);
check(
  "John called three times in June 2025",
  johnsCalls.map((each) => each["Start time"]),
  ["05.06.2025 08:12:00", "16.06.2025 14:47:00", "24.06.2025 07:31:00"],
);
check(
  "nothing else of John but payment, delivery",
  [
    tickets.filter((each) => users.get(each.requester_id).name === "John Harding").length,
    payments.filter((each) => each["Customer Email"] === "john.harding@mailbox.example").length,
    activities.filter((each) => each.email === "john.harding@mailbox.example").map((each) => each.type),
  ],
  [0, 1, ["delivery"]],
);
told("John", "john.harding@mailbox.example", johnsOrders[0].Name, johnsOrders[0]["Customer ID"]);

// 8. The prospect.
const anouk = "anouk.dubois@atelier-verre.example";
const path = [
  ...activities.filter((each) => each.email === anouk).map((each) => [Date.parse(each.started_at), each.type]),
  ...tickets
    .filter((each) => users.get(each.requester_id).email === anouk)
    .map((each) => [Date.parse(each.created_at), each.type]),
  ...meetings.filter((each) => each.contact_email === anouk).map((each) => [Date.parse(each.start_time), "meeting"]),
  ...lines
    .filter((each) => each.Email.toLowerCase() === anouk)
    .map((each) => [Date.parse(each["Created at"]), "purchase", each.Total]),
  ...calls
    .filter((each) => each.Notes.includes("Atelier Verre"))
    .map((each) => [germanTime(each["Start time"]), "call"]),
].sort((a, b) => a[0] - b[0]);
check(
  "the prospect's path",
  path.map((each) => each[1]),
  ["marketing", "question", "call", "meeting", "follow_up", "meeting", "consent", "purchase", "delivery"],
);
check(
  "one purchase of 1,240 after 62 days",
  [path[7][2], Math.round((path[7][0] - path[0][0]) / 86_400_000)],
  ["1240.00", 62],
);
told("the prospect", anouk, "1,240.00", "62 days", truth.prospect.order);

// 9. Know your customer.
const cases = [...new Set(activities.map((each) => each.case).filter(Boolean))].sort();
check("nine cases", cases, truth.kyc.cases);
const file = activities.filter((each) => each.case === "KYC-2024-017");
check(
  "the file of Baltica",
  [file.length, new Set(file.map((each) => each.organisation)).size, file[0].type, file.at(-1).subject],
  [10, 1, "consent", "Account active"],
);
const approvals = file.filter((each) => each.type === "approval");
check(
  "three approvals by three people before the account",
  approvals.map((each) => each.agent),
  ["Ines Carvalho", "Nils Aalto", "Ruth Okafor"],
);
const approvalsOf = (id) => activities.filter((each) => each.case === id && each.type === "approval").length;
check(
  "one case lacks an approval",
  cases.filter((id) => approvalsOf(id) < 2),
  [truth.kyc.missingApproval],
);
told("know your customer", "KYC-2024-017", truth.kyc.missingApproval, ...approvals.map((each) => each.id));

// 10. The customer who pays later and later.
const owed = invoices.filter((each) => each.Company === "Pfeiffer Möbel GmbH");
const delay = (each) => {
  const payment = payments.find((other) => other["Invoice ID"] === each["Invoice no"]);
  if (payment && payment["Created (UTC)"].slice(0, 10) !== each["Paid on"].split(".").reverse().join("-"))
    throw new Error("dates of payment differ");
  return payment
    ? Math.floor((Date.parse(payment["Created (UTC)"] + " UTC") - germanTime(each["Due date"])) / 86_400_000)
    : null;
};
check("eighteen invoices, later and later", owed.map(delay), [
  -3,
  -1,
  0,
  2,
  3,
  5,
  8,
  9,
  13,
  16,
  19,
  24,
  27,
  31,
  36,
  41,
  null,
  null,
]);
const slopes = [...new Set(invoices.map((each) => each.Company))].map((company) => {
  const delays = invoices
    .filter((each) => each.Company === company)
    .map(delay)
    .filter((each) => each !== null);
  return [company, delays.at(-1) - delays[0]];
});
check(
  "nobody else's delay grows like that",
  slopes.filter(([, growth]) => growth > 20).map(([company]) => company),
  ["Pfeiffer Möbel GmbH"],
);
told(
  "the late payer",
  "Pfeiffer Möbel GmbH",
  ...owed.slice(16).map((each) => each["Invoice no"]),
  "3 days before",
  "41 days after",
);
