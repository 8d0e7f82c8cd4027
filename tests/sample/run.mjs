// The sample archive is what its story says: counted by plain loops over the files themselves.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { cents, germanCents, germanTime, seconds, table, unzip } from "./read.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const results = { passed: 0, failed: 0 };
function check(name, actual, expected = true) {
  const same = JSON.stringify(actual) === JSON.stringify(expected);
  results[same ? "passed" : "failed"]++;
  console.log(`${same ? "ok" : "FAILED"}  ${name}`);
  if (!same) console.log(`        is       ${JSON.stringify(actual)}\n        expected ${JSON.stringify(expected)}`);
}

const folder = mkdtempSync(join(tmpdir(), "sample-"));
const make = (name) => {
  execFileSync(process.execPath, [join(root, "scripts/generate/sample_archive.mjs"), join(folder, `${name}.zip`), join(folder, `${name}.json`)], { stdio: "pipe" });
  return readFileSync(join(folder, `${name}.zip`));
};
const archive = make("one");
const sha = (bytes) => createHash("sha256").update(bytes).digest("hex");
check("two runs give the same bytes", sha(make("two")), sha(archive));
check("the archive is at most 600,000 bytes", archive.length <= 600_000);
const truth = JSON.parse(readFileSync(join(folder, "one.json"), "utf8"));
check("two runs give the same truth", readFileSync(join(folder, "two.json"), "utf8"), readFileSync(join(folder, "one.json"), "utf8"));
rmSync(folder, { recursive: true });
const story = readFileSync(join(root, "assets/sample/story.md"), "utf8");
const told = (name, ...words) => check(`story.md tells ${name}`, words.filter((word) => !story.includes(word)), []);
const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",");

// The files.
const files = unzip(archive);
check("nine files", [...files.keys()].sort(), [
  "crm/activities.csv", "crm/meeting_notes.json", "finance/invoices.csv", "finance/payments.csv", "helpdesk/tickets.json", "shop/orders_export.csv", "social/posts.ndjson", "survey/delivery_survey.csv", "telephony/calls.csv",
]);
const text = (name, encoding = "utf8") => files.get(name).toString(encoding);
const helpdesk = JSON.parse(text("helpdesk/tickets.json"));
const tickets = helpdesk.tickets;
const calls = table(text("telephony/calls.csv").replace(/^\ufeff/, ""), ";");
const lines = table(text("shop/orders_export.csv"), ",");
const payments = table(text("finance/payments.csv"), ",");
const invoices = table(text("finance/invoices.csv", "latin1"), ";");
const surveys = table(text("survey/delivery_survey.csv"), ",", 1);
const posts = text("social/posts.ndjson").trimEnd().split("\n").map((line) => JSON.parse(line));
const meetings = JSON.parse(text("crm/meeting_notes.json"));
const activities = table(text("crm/activities.csv"), ",");
const comments = tickets.flatMap((ticket) => ticket.comments);
const counts = {
  "helpdesk/tickets.json#tickets": tickets.length, "helpdesk/tickets.json#tickets.comments": comments.length, "telephony/calls.csv": calls.length, "shop/orders_export.csv": lines.length, "finance/payments.csv": payments.length,
  "finance/invoices.csv": invoices.length, "survey/delivery_survey.csv": surveys.length, "social/posts.ndjson": posts.length, "crm/meeting_notes.json": meetings.length, "crm/activities.csv": activities.length,
};
const interactions = Object.values(counts).reduce((sum, count) => sum + count, 0);
check("records of each table", counts, truth.tables);
check("about 20,000 interactions", interactions > 19_500 && interactions < 20_500);
check("interactions in truth", interactions, truth.interactions);
told("the number of records of each table", grouped(interactions), ...Object.values(counts).map(grouped));

// Ids, joins, times.
const unique = (name, ids) => check(`ids are unique: ${name}`, new Set(ids).size, ids.length);
unique("tickets", tickets.map((each) => each.id));
unique("comments", comments.map((each) => each.id));
unique("calls", calls.map((each) => each["Call ID"]));
unique("payments", payments.map((each) => each.id));
unique("invoices", invoices.map((each) => each["Invoice no"]));
unique("posts", posts.map((each) => each.id));
unique("activities", activities.map((each) => each.id));
unique("surveys", surveys.map((each) => each["Respondent ID"]));
const users = new Map(helpdesk.users.map((user) => [user.id, user]));
check("everyone in tickets is a user", tickets.every((each) => users.has(each.requester_id) && users.has(each.assignee_id) && each.comments.every((comment) => users.has(comment.author_id))));
const orderNames = new Set(lines.map((each) => each.Name));
check("orders that are named exist", [...tickets.map((each) => each.order_id), ...activities.map((each) => each.order), ...payments.map((each) => each["order_id (metadata)"])].filter((name) => name && !orderNames.has(name)), []);
const invoiceNumbers = new Set(invoices.map((each) => each["Invoice no"]));
check("invoices that are named exist", [...activities.map((each) => each.invoice), ...payments.map((each) => each["Invoice ID"]), ...invoices.map((each) => each.Corrects)].filter((name) => name && !invoiceNumbers.has(name)), []);
const times = [
  ...tickets.map((each) => each.created_at), ...comments.map((each) => each.created_at), ...posts.map((each) => each.created_at), ...meetings.map((each) => each.start_time), ...activities.map((each) => each.started_at),
  ...lines.map((each) => each["Created at"]), ...payments.map((each) => each["Created (UTC)"] + " UTC"), ...surveys.map((each) => each["Start Date"] + " UTC"),
].map((time) => Date.parse(time)).concat(calls.map((each) => germanTime(each["Start time"])), invoices.map((each) => germanTime(each["Invoice date"])));
check("every time is within the 18 months", times.filter((time) => !(time >= Date.UTC(2023, 11, 31, 23) && time < Date.UTC(2025, 6, 1))).length, 0);
const months = new Set(times.map((time) => new Date(time).toISOString().slice(0, 7)).filter((month) => month >= "2024-01"));
check("every month has something", months.size, 18);
check("no text has an open template", [...tickets, ...comments, ...calls, ...posts, ...activities, ...meetings, ...surveys].filter((each) => /[{}[\]|]|undefined|\bNaN\b/.test(JSON.stringify(Object.values({ ...each, comments: null, tags: null, via: null, satisfaction_rating: null })).slice(1, -1))).length, 0);
check("letters are not three templates", new Set(tickets.map((each) => each.description)).size / tickets.length > 0.95);

// Traps of real exports.
const orderMails = new Set(lines.map((each) => each.Email));
check("some addresses of orders are in capitals", [...orderMails].filter((mail) => mail === mail.toUpperCase()).length > 50);
check("numbers of callers' accounts are floats or blank", calls.every((each) => /^(\d{5}\.0)?$/.test(each["Customer ID"])) && calls.some((each) => each["Customer ID"] === ""));
check("phone numbers come in several notations", [/^\+\d+$/, /^00\d+$/, /^\+\d+ /].every((style) => calls.filter((each) => style.test(each["Caller number"])).length > 50));
check("invoices are Windows-1252", files.get("finance/invoices.csv").includes(Buffer.from([0x4d, 0xf6, 0x62, 0x65, 0x6c])));
const lowerMails = new Set([...orderMails].map((mail) => mail.toLowerCase()));
check("customers are shared between shop and helpdesk", helpdesk.users.filter((user) => lowerMails.has(user.email)).length > 500);

// Money.
const sums = (rows, currencyOf, centsOf) => {
  const result = {};
  for (const row of rows) if (currencyOf(row)) result[currencyOf(row)] = (result[currencyOf(row)] ?? 0) + centsOf(row);
  return Object.fromEntries(Object.entries(result).sort().map(([currency, sum]) => [currency, (sum / 100).toFixed(2)]));
};
check("orders' totals", sums(lines, (each) => each.Currency, (each) => cents(each.Total)), truth.money.orders);
check("payments of invoices", sums(payments.filter((each) => each["Invoice ID"]), (each) => each.Currency.toUpperCase(), (each) => cents(each.Amount)), truth.money.invoicePayments);
check("refunds", sums(payments.filter((each) => each.Type === "refund"), (each) => each.Currency.toUpperCase(), (each) => -cents(each.Amount)), truth.money.refunds);
const items = new Map();
for (const line of lines) items.set(line.Name, (items.get(line.Name) ?? 0) + Number(line["Lineitem quantity"]) * cents(line["Lineitem price"]));
check("items add up to the subtotal", lines.filter((each) => each.Subtotal && cents(each.Subtotal) !== items.get(each.Name)), []);

// The vocabulary is all there.
const types = new Set([...tickets.map((each) => each.type), ...activities.map((each) => each.type), ...posts.map((each) => each.type), ...payments.map((each) => each.Type), ...invoices.map((each) => each.Type.toLowerCase())]);
check("types", ["question", "complaint", "return", "refund", "payment", "invoice", "dispute", "feedback", "follow_up", "marketing", "meeting", "visit", "delivery", "consent", "approval", "note", "status_change", "message", "incident"].filter((type) => !types.has(type)), []);
const channels = new Set([...tickets.map((each) => each.via.channel), ...activities.map((each) => each.channel), ...lines.map((each) => each.Source), ...posts.map((each) => each.platform), ...meetings.map((each) => each.channel), ...calls.map((each) => each.Channel)]);
check("channels", ["email", "web", "chat", "whatsapp", "sms", "post", "store", "app", "in_person", "video", "Phone", "instagram", "Teams"].filter((channel) => !channels.has(channel)), []);

// 1. The disputed invoice.
const disputed = invoices.filter((each) => germanCents(each.Amount) === 1_850_000);
check("one invoice of 18,500", disputed.map((each) => [each.Company, each.Currency, each["Invoice date"], each.Status]), [["Brannock Machine Tools Ltd", "EUR", "04.11.2024", "Corrected"]]);
const chain = activities.filter((each) => each.dispute === disputed[0].Dispute);
check("five steps with words", chain.map((each) => [each.type, each.status, each.body.length > 60]), [["dispute", "open", true], ["note", "pending", true], ["note", "pending", true], ["message", "pending", true], ["status_change", "resolved", true]]);
const corrected = invoices.find((each) => each.Corrects === disputed[0]["Invoice no"]);
check("corrected to 14,500 within the same dispute", [germanCents(corrected.Amount), corrected.Dispute], [1_450_000, disputed[0].Dispute]);
check("only the corrected one was paid", payments.filter((each) => each["Invoice ID"].startsWith(disputed[0]["Invoice no"])).map((each) => [each["Invoice ID"], each.Amount, each["Created (UTC)"].slice(0, 10)]), [[corrected["Invoice no"], "14500.00", "2024-12-06"]]);
told("the dispute", "18,500", "14,500", disputed[0]["Invoice no"], corrected["Invoice no"], disputed[0].Dispute, ...chain.map((each) => each.id));

// 2. John.
const johnsOrders = lines.filter((each) => each["Billing Name"] === "John Harding");
const johnsCalls = calls.filter((each) => each["Customer ID"] === `${johnsOrders[0]["Customer ID"]}.0`);
check("John bought one item of 50", johnsOrders.map((each) => [each.Total, each["Lineitem quantity"], each["Lineitem price"], each.Currency, each["Created at"].slice(0, 7)]), [["50.00", "1", "50.00", "EUR", "2025-06"]]);
check("John called three times in June 2025", johnsCalls.map((each) => each["Start time"]), ["05.06.2025 08:12:00", "16.06.2025 14:47:00", "24.06.2025 07:31:00"]);
check("nothing else of John but payment, delivery", [tickets.filter((each) => users.get(each.requester_id).name === "John Harding").length, payments.filter((each) => each["Customer Email"] === "john.harding@mailbox.example").length, activities.filter((each) => each.email === "john.harding@mailbox.example").map((each) => each.type)], [0, 1, ["delivery"]]);
told("John", "john.harding@mailbox.example", johnsOrders[0].Name, johnsOrders[0]["Customer ID"]);

// 3. The kettle.
const aboutKettle = (words) => /K4/.test(words) && /handle|griff|broken|kaputt|fell apart/i.test(words);
const inBurst = (time) => time >= Date.UTC(2025, 2, 9, 23) && time < Date.UTC(2025, 2, 15, 23);
const kettleTickets = tickets.filter((each) => each.tags.includes("k4"));
const kettleCalls = calls.filter((each) => aboutKettle(each.Notes));
const kettlePosts = posts.filter((each) => aboutKettle(each.text));
check("every kettle ticket says so", kettleTickets.every((each) => aboutKettle(each.subject + each.description)));
check("kettle: tickets, calls, posts", [kettleTickets.length, kettleCalls.length, kettlePosts.length], [34, 9, 7]);
check("kettle: all within six days", [...kettleTickets.map((each) => Date.parse(each.created_at)), ...kettleCalls.map((each) => germanTime(each["Start time"])), ...kettlePosts.map((each) => Date.parse(each.created_at))].filter((time) => !inBurst(time)).length, 0);
const kettleMails = new Set(kettleTickets.map((each) => users.get(each.requester_id).email));
const kettleAccounts = new Set(kettleCalls.map((each) => each["Customer ID"].replace(".0", "")));
const buyers = new Map(lines.filter((each) => each["Lineitem name"] === "K4 Pour-Over Kettle" && each["Customer ID"]).map((each) => [each["Customer ID"], each.Email.toLowerCase()]));
check("kettle: fifty customers", kettleMails.size + [...kettleAccounts].filter((id) => !kettleMails.has(buyers.get(id))).length + new Set(kettlePosts.map((each) => each.handle)).size, 50);
check("kettle: who wrote or rang had bought it", [...kettleMails].every((mail) => [...buyers.values()].includes(mail)) && [...kettleAccounts].every((id) => buyers.has(id)));
check("kettle: such letters before that week", tickets.filter((each) => Date.parse(each.created_at) < Date.UTC(2025, 2, 9) && /K4 kettle/.test(each.description + each.subject)).length, 0);
check("kettle: the recall", [activities.filter((each) => each.topic === "K4 recall").length, payments.filter((each) => each.Description.endsWith("K4 recall")).length], [43, truth.kettle.refunds]);
told("the kettle", "fifty customers", "March 10th", "March 15th", `${truth.kettle.refunds} refunds`);

// 4. Gluten-free.
const wishes = posts.filter((each) => each.direction === "inbound" && /gluten-?fr(ee|ei)/i.test(each.text));
check("gluten-free: 64 posts of 57 people to the bakery", [wishes.length, new Set(wishes.map((each) => each.handle)).size, new Set(wishes.map((each) => each.brand))].map((each) => (each instanceof Set ? [...each] : each)), [64, 57, ["Morgenrot Bakery"]]);
const wishesOf = (month) => wishes.filter((each) => new Date(Date.parse(each.created_at)).toISOString().startsWith(month)).length;
check("gluten-free: none before July 2024, more and more after", [wishesOf("2024-06"), wishesOf("2024-07"), wishesOf("2024-12"), wishesOf("2025-06")], [0, 2, 5, 10]);
check("gluten-free: elsewhere", [surveys.filter((each) => /gluten-free/i.test(each["What could we do better?"])).length, tickets.filter((each) => /gluten-free/i.test(each.subject + each.description)).length, meetings.filter((each) => /gluten-free/.test(each.notes)).length], [5, 3, 1]);
told("gluten-free", "64 posts", "57", truth.glutenFree.meeting);

// 5. Late deliveries.
const half = (from, to) => {
  const within = (time) => time >= from && time < to;
  const deliveries = activities.filter((each) => each.type === "delivery" && within(Date.parse(each.started_at)));
  const late = deliveries.filter((each) => each.on_time === "no").length;
  return {
    deliveries: deliveries.length, late, lateShare: (late / deliveries.length).toFixed(4), lateTickets: tickets.filter((each) => each.tags.includes("late_delivery") && within(Date.parse(each.created_at))).length,
    lateCalls: calls.filter((each) => each.Reason === "Late delivery" && within(germanTime(each["Start time"]))).length,
  };
};
const [before, after] = [half(Date.UTC(2024, 0, 1), Date.UTC(2024, 6, 1)), half(Date.UTC(2025, 0, 1), Date.UTC(2025, 6, 1))];
check("late deliveries of both half years", { "2024-01..2024-06": before, "2025-01..2025-06": after }, truth.lateDelivery.halves);
check("late deliveries fall by more than half, complaints too, though more is delivered", after.lateShare < before.lateShare / 2 && (after.lateTickets + after.lateCalls) * 2 < before.lateTickets + before.lateCalls && after.deliveries > before.deliveries);
const promoterScore = (year) => {
  const scores = surveys.filter((each) => each["Start Date"].slice(6, 10) === year && each["Start Date"] < "07").map((each) => Number(each["How likely are you to recommend Larkway to a friend?"]));
  return Math.round((100 * (scores.filter((score) => score >= 9).length - scores.filter((score) => score <= 6).length)) / scores.length);
};
told("the promoter score", `from ${promoterScore("2024")} to ${promoterScore("2025")}`);
const percent = (each) => (Number(each.lateShare) * 100).toFixed(1) + " %";
told("late deliveries", `${before.late} of ${before.deliveries}`, percent(before), `${after.late} of ${after.deliveries}`, percent(after), `${before.lateTickets + before.lateCalls} complaints`, `${after.lateTickets + after.lateCalls} complaints`);

// 6. The customer who repeats herself.
const helena = helpdesk.users.find((user) => user.name === "Helena Strand");
const hers = tickets.filter((each) => each.requester_id === helena.id);
const herCall = calls.find((each) => each.Notes.includes(hers[0].order_id) && each.Transfers === "2");
check("three channels in a day", [hers.map((each) => each.via.channel), Date.parse(hers[1].created_at) - Date.parse(hers[0].created_at) < 86_400_000, germanTime(herCall["Start time"]) > Date.parse(hers[0].created_at), seconds(herCall["Wait time"]), seconds(herCall["Hold time"])], [["chat", "email"], true, true, 754, 388]);
const wordsOf = (words) => new Set(words.toLowerCase().match(/[a-z]{3,}/g));
const shared = (a, b) => [...wordsOf(a)].filter((word) => wordsOf(b).has(word)).length / Math.min(wordsOf(a).size, wordsOf(b).size);
check("in much the same words", [shared(hers[0].description, herCall.Notes) > 0.6, shared(hers[0].description, hers[1].description) > 0.8], [true, true]);
told("the repetition", "helena.strand@post.example", ...hers.map((each) => String(each.id)), herCall["Call ID"], hers[0].order_id);

// 7. Loyalty cards.
const heads = lines.filter((each) => each.Total);
const card = heads.filter((each) => each.Tags === "loyalty-card");
const mean = (rows) => (rows.reduce((sum, each) => sum + Number(each.Total), 0) / rows.length).toFixed(2);
const euro = (rows) => rows.filter((each) => each.Currency === "EUR" && each.Tags !== "business");
check("loyalty", [card.length, new Set(card.map((each) => each["Customer ID"])).size, mean(euro(card)), mean(euro(heads.filter((each) => each.Tags !== "loyalty-card")))], [truth.loyalty.orders, truth.loyalty.customers, truth.loyalty.meanBasketEur, truth.loyalty.meanBasketWithoutEur]);
check("baskets with the card are larger", Number(truth.loyalty.meanBasketEur) > 1.2 * Number(truth.loyalty.meanBasketWithoutEur));
told("loyalty", `${truth.loyalty.orders} orders`, `${truth.loyalty.customers} customers`, truth.loyalty.meanBasketEur, truth.loyalty.meanBasketWithoutEur);

// 8. The prospect.
const anouk = "anouk.dubois@atelier-verre.example";
const path = [
  ...activities.filter((each) => each.email === anouk).map((each) => [Date.parse(each.started_at), each.type]), ...tickets.filter((each) => users.get(each.requester_id).email === anouk).map((each) => [Date.parse(each.created_at), each.type]),
  ...meetings.filter((each) => each.contact_email === anouk).map((each) => [Date.parse(each.start_time), "meeting"]), ...lines.filter((each) => each.Email.toLowerCase() === anouk).map((each) => [Date.parse(each["Created at"]), "purchase", each.Total]),
  ...calls.filter((each) => each.Notes.includes("Atelier Verre")).map((each) => [germanTime(each["Start time"]), "call"]),
].sort((a, b) => a[0] - b[0]);
check("the prospect's path", path.map((each) => each[1]), ["marketing", "question", "call", "meeting", "follow_up", "meeting", "consent", "purchase", "delivery"]);
check("one purchase of 1,240 after 62 days", [path[7][2], Math.round((path[7][0] - path[0][0]) / 86_400_000)], ["1240.00", 62]);
told("the prospect", anouk, "1,240.00", "62 days", truth.prospect.order);

// 9. Know your customer.
const cases = [...new Set(activities.map((each) => each.case).filter(Boolean))].sort();
check("nine cases", cases, truth.kyc.cases);
const file = activities.filter((each) => each.case === "KYC-2024-017");
check("the file of Baltica", [file.length, new Set(file.map((each) => each.organisation)).size, file[0].type, file.at(-1).subject], [10, 1, "consent", "Account active"]);
const approvals = file.filter((each) => each.type === "approval");
check("three approvals by three people before the account", approvals.map((each) => each.agent), ["Ines Carvalho", "Nils Aalto", "Ruth Okafor"]);
const approvalsOf = (id) => activities.filter((each) => each.case === id && each.type === "approval").length;
check("one case lacks an approval", cases.filter((id) => approvalsOf(id) < 2), [truth.kyc.missingApproval]);
told("know your customer", "KYC-2024-017", truth.kyc.missingApproval, ...approvals.map((each) => each.id));

// 10. The customer who pays later and later.
const owed = invoices.filter((each) => each.Company === "Pfeiffer Möbel GmbH");
const delay = (each) => {
  const payment = payments.find((other) => other["Invoice ID"] === each["Invoice no"]);
  if (payment && payment["Created (UTC)"].slice(0, 10) !== each["Paid on"].split(".").reverse().join("-")) throw new Error("dates of payment differ");
  return payment ? Math.floor((Date.parse(payment["Created (UTC)"] + " UTC") - germanTime(each["Due date"])) / 86_400_000) : null;
};
check("eighteen invoices, later and later", owed.map(delay), [-3, -1, 0, 2, 3, 5, 8, 9, 13, 16, 19, 24, 27, 31, 36, 41, null, null]);
const slopes = [...new Set(invoices.map((each) => each.Company))].map((company) => {
  const delays = invoices.filter((each) => each.Company === company).map(delay).filter((each) => each !== null);
  return [company, delays.at(-1) - delays[0]];
});
check("nobody else's delay grows like that", slopes.filter(([, growth]) => growth > 20).map(([company]) => company), ["Pfeiffer Möbel GmbH"]);
told("the late payer", "Pfeiffer Möbel GmbH", ...owed.slice(16).map((each) => each["Invoice no"]), "3 days before", "41 days after");

console.log(`\n${results.passed} passed, ${results.failed} failed`);
process.exitCode = results.failed === 0 ? 0 : 1;
