// Pfeiffer Möbel GmbH pays later and later.
import { berlin, kDay } from "../calendar.mjs";
import { addActivity, addInvoice } from "../business.mjs";
import { Random } from "../random.mjs";

// Days between due date and payment of the first sixteen invoices; the last two are unpaid at the end.
export const kDaysAfterDue = [-3, -1, 0, 2, 3, 5, 8, 9, 13, 16, 19, 24, 27, 31, 36, 41, null, null];

export function prepare(world) {
  const company = world.companies[1];
  const random = new Random("late payer");
  world.latePayer = {
    company,
    invoices: kDaysAfterDue.map((days, month) =>
      addInvoice(world, {
        company,
        instant: Date.UTC(2024, month, 2, 9, random.integer(0, 59)),
        cents: random.integer(310000, 390000),
        text: "Furniture, two-man delivery",
        paidAfterDue: days,
      }),
    ),
  };
}

export function tell(world) {
  const { company, invoices } = world.latePayer;
  const remind = (invoice, level, body) =>
    addActivity(world, {
      person: company,
      instant: invoice.due + (level === 1 ? 10 : 24) * kDay + 7 * 3_600_000,
      channel: level === 1 ? "email" : "post",
      type: "follow_up",
      direction: "outbound",
      function: "finance",
      team: "Billing",
      agent: "Farah Siddiqui",
      status: invoice.paid ? "closed" : "open",
      subject: level === 1 ? `Reminder ${invoice.number}` : `Second reminder ${invoice.number}`,
      body,
      invoice: invoice.number,
    });
  world.latePayer.reminders = [];
  invoices.forEach((invoice, month) => {
    const days = kDaysAfterDue[month] ?? (world.end - invoice.due) / kDay;
    if (days > 10)
      world.latePayer.reminders.push(
        remind(
          invoice,
          1,
          "This invoice is past its due date. If you have paid in the meantime, please disregard this mail.",
        ),
      );
    if (days > 24)
      world.latePayer.reminders.push(remind(invoice, 2, "We ask you again to settle this invoice within ten days."));
  });
  addActivity(world, {
    person: company,
    instant: berlin("2025-06-17 11:15"),
    channel: "phone",
    type: "follow_up",
    direction: "outbound",
    function: "finance",
    team: "Billing",
    agent: "Farah Siddiqui",
    status: "open",
    subject: "Call about open invoices",
    body: "Mr Pfeiffer says two large customers of his pay late themselves. Promises May's invoice by July 4th.",
    followUp: "2025-07-04",
    invoice: invoices[16].number,
  });
}
