// The disputed invoice of 18,500.00: 37 pallets billed, 29 carried.
import { berlin, kDay, kFirst } from "../calendar.mjs";
import { addActivity, addInvoice } from "../business.mjs";
import { addCall } from "../service.mjs";
import { Random } from "../random.mjs";

const kRate = 50000; // a pallet, in cents
const kBilled = 37;
const kCarried = 29;
const kQueried = berlin("2024-11-12 09:41");

export function prepare(world) {
  const company = world.companies[0];
  company.currency = "EUR";
  const random = new Random("dispute");
  for (let month = 0; month < 18; month++) {
    if (month === 10) continue;
    addInvoice(world, {
      company,
      instant: kFirst + (Math.round(month * 30.44) + 3) * kDay + random.integer(8, 15) * 3_600_000,
      cents: random.integer(8, 17) * kRate,
      text: "Pallets Leeds to Leipzig",
      paidAfterDue: random.integer(-6, 1),
    });
  }
  const original = addInvoice(world, {
    company,
    instant: berlin("2024-11-04 10:20"),
    cents: kBilled * kRate,
    kind: "Invoice",
    disputeOf: kQueried,
    text: `Pallets Leeds to Leipzig October, ${kBilled} at 500.00`,
  });
  const corrected = addInvoice(world, {
    company,
    instant: berlin("2024-11-21 11:05"),
    cents: kCarried * kRate,
    original,
    disputeOf: kQueried,
    paidAfterDue: -15,
    text: `Corrected: pallets Leeds to Leipzig October, ${kCarried} at 500.00`,
  });
  world.dispute = { company, original, corrected, steps: {} };
}

export function tell(world) {
  const { company, original, corrected } = world.dispute;
  const shared = {
    person: company,
    function: "finance",
    team: "Billing",
    disputeOf: kQueried,
    invoice: original.number,
  };
  const row = (step, time, fields) =>
    (world.dispute.steps[step] = addActivity(world, { ...shared, instant: berlin(time), ...fields }));
  row("query", "2024-11-12 09:41", {
    channel: "email",
    type: "dispute",
    direction: "inbound",
    status: "open",
    agent: "Henrike Voss",
    cents: original.cents,
    currency: "EUR",
    subject: `Query on ${original.number}`,
    body: `Dear billing team, we cannot pay ${original.number} as it stands: you bill 37 pallets, 18,500.00 EUR, our goods-in log and your own consignment notes show 29. Please check before the due date. Priya Raman, Brannock Machine Tools`,
  });
  row("review", "2024-11-14 14:10", {
    channel: "",
    type: "note",
    direction: "internal",
    status: "pending",
    agent: "Henrike Voss",
    subject: `Review of ${original.number}`,
    body: "Review started. Asked depot Leipzig for the scans of all October consignments from Leeds; payment reminder stopped until this is clear.",
  });
  row("found", "2024-11-19 10:32", {
    channel: "",
    type: "note",
    direction: "internal",
    status: "pending",
    agent: "Nils Aalto",
    subject: `Error found in ${original.number}`,
    body: "Error found: consignment of October 17th, 8 pallets of another sender, was posted to Brannock by hand after a label jam. 37 - 8 = 29 pallets. Overbilled 4,000.00 EUR. Brannock is right.",
  });
  addCall(world, {
    person: company,
    instant: berlin("2024-11-19 15:20"),
    direction: "Outbound",
    queue: "Billing",
    agent: "Henrike Voss",
    wait: 0,
    talk: 412,
    reason: "Invoice",
    notes: `Told Ms Raman that she is right about ${original.number}, 8 pallets too many. Corrected invoice comes this week.`,
  });
  row("corrected", "2024-11-21 11:30", {
    channel: "email",
    type: "message",
    direction: "outbound",
    status: "pending",
    agent: "Henrike Voss",
    subject: `Corrected invoice ${corrected.number}`,
    invoice: corrected.number,
    body: `Dear Ms Raman, you were right and we are sorry. Attached is the corrected invoice ${corrected.number} over 14,500.00 EUR for 29 pallets; it replaces ${original.number} over 18,500.00 EUR.`,
    attachment: `${corrected.number}.pdf`,
  });
  row("resolved", "2024-11-25 16:03", {
    channel: "email",
    type: "status_change",
    direction: "inbound",
    status: "resolved",
    agent: "Henrike Voss",
    subject: `Query on ${original.number} resolved`,
    invoice: corrected.number,
    body: "Thank you, the corrected invoice matches our log and is released for payment. The matter is closed for us. Priya Raman",
  });
}
