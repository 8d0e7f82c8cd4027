// What is in the archive and was put there on purpose, with ids and numbers.
import { dayOf, iso } from "./calendar.mjs";
import { amount } from "./money.mjs";
import { kDaysAfterDue } from "./stories/late_payer.mjs";
import { kCustomers } from "./stories/kettle.mjs";

function countsOf(world) {
  const comments = world.tickets.reduce((sum, ticket) => sum + ticket.comments.length, 0);
  const lines = world.orders.reduce((sum, order) => sum + order.lines.length, 0);
  const files = {
    "helpdesk/tickets.json#tickets": world.tickets.length,
    "helpdesk/tickets.json#tickets.comments": comments,
    "telephony/calls.csv": world.calls.length,
    "shop/orders_export.csv": lines,
    "finance/payments.csv": world.payments.length,
    "finance/invoices.csv": world.invoices.length,
    "survey/delivery_survey.csv": world.surveys.length,
    "social/posts.ndjson": world.posts.length,
    "crm/meeting_notes.json": world.meetings.length,
    "crm/activities.csv": world.activities.length,
  };
  return {
    interactions: Object.values(files).reduce((sum, count) => sum + count, 0),
    tables: files,
    orders: world.orders.length,
  };
}

function sumsByCurrency(rows, currencyOf, centsOf) {
  const sums = {};
  for (const row of rows) sums[currencyOf(row)] = (sums[currencyOf(row)] ?? 0) + centsOf(row);
  return Object.fromEntries(
    Object.entries(sums)
      .sort()
      .map(([currency, cents]) => [currency, amount(cents)]),
  );
}

function moneyOf(world) {
  const orders = sumsByCurrency(
    world.orders,
    (each) => each.currency,
    (each) => each.total,
  );
  const invoicePayments = sumsByCurrency(
    world.payments.filter((each) => each.invoice),
    (each) => each.currency,
    (each) => each.cents,
  );
  const refunds = sumsByCurrency(
    world.payments.filter((each) => each.type === "refund"),
    (each) => each.currency,
    (each) => -each.cents,
  );
  return { orders, invoicePayments, refunds };
}

function halfYears(world) {
  const half = (from, to) => {
    const within = (each) => each.instant >= from && each.instant < to;
    const deliveries = world.activities.filter((each) => each.type === "delivery" && within(each));
    const late = deliveries.filter((each) => each.onTime === "no").length;
    return {
      deliveries: deliveries.length,
      late,
      lateShare: (late / deliveries.length).toFixed(4),
      lateTickets: world.tickets.filter((each) => each.tags.includes("late_delivery") && within(each)).length,
      lateCalls: world.calls.filter((each) => each.reason === "Late delivery" && within(each)).length,
    };
  };
  return {
    "2024-01..2024-06": half(Date.UTC(2024, 0, 1), Date.UTC(2024, 6, 1)),
    "2025-01..2025-06": half(Date.UTC(2025, 0, 1), Date.UTC(2025, 6, 1)),
  };
}

function loyaltyOf(world) {
  const groups = [true, false].map((with_) =>
    world.orders.filter((each) => each.tags.includes("loyalty-card") === with_),
  );
  const mean = (orders) => amount(Math.round(orders.reduce((sum, each) => sum + each.total, 0) / orders.length));
  const euro = groups.map((group) =>
    group.filter((each) => each.currency === "EUR" && !each.tags.includes("business")),
  );
  return {
    orders: groups[0].length,
    customers: new Set(groups[0].map((each) => each.person)).size,
    meanBasketEur: mean(euro[0]),
    meanBasketWithoutEur: mean(euro[1]),
  };
}

export function truthOf(world) {
  const { dispute, john, kettle, gluten, repeats, prospect, kyc, latePayer } = world;
  const story = kyc.cases.find((each) => each.story);
  const step = (row) => ({ id: row.id, time: iso(row.instant) });
  return {
    ...countsOf(world),
    span: { from: "2024-01-01", to: "2025-06-30" },
    money: moneyOf(world),
    dispute: {
      customer: dispute.company.email,
      organisation: dispute.company.name,
      dispute: dispute.original.dispute,
      invoice: dispute.original.number,
      amount: amount(dispute.original.cents),
      corrected: dispute.corrected.number,
      correctedAmount: amount(dispute.corrected.cents),
      overbilled: amount(dispute.original.cents - dispute.corrected.cents),
      paid: dayOf(dispute.corrected.paid),
      currency: "EUR",
      steps: ["query", "review", "found", "corrected", "resolved"].map((name) => ({
        step: name,
        ...step(dispute.steps[name]),
      })),
    },
    john: {
      customer: john.person.email,
      number: john.person.number,
      calls: john.calls.map(step),
      order: john.order.name,
      amount: amount(john.order.total),
      currency: "EUR",
      bought: iso(john.order.instant),
    },
    kettle: {
      product: "K4 Pour-Over Kettle",
      customers: kettle.records.length,
      byChannel: kCustomers,
      firstDay: kettle.firstDay,
      lastDay: dayOf(Math.max(...kettle.records.map((each) => each.instant))),
      records: kettle.records.map((each) => each.id),
      refunds: world.payments.filter((each) => each.description.endsWith("K4 recall")).length,
    },
    glutenFree: {
      brand: "Morgenrot Bakery",
      posts: gluten.posts.map((each) => each.id),
      authors: new Set(gluten.posts.map((each) => each.author.handle)).size,
      surveys: gluten.surveys,
      tickets: gluten.tickets.map((each) => each.id),
      meeting: gluten.meeting.id,
    },
    lateDelivery: { hubOpened: "2024-10-07", halves: halfYears(world) },
    repeats: {
      customer: repeats.person.email,
      order: repeats.order.name,
      records: [repeats.chat, repeats.call, repeats.mail].map(step),
      channels: ["chat", "phone", "email"],
      transfers: repeats.call.transfers,
    },
    loyalty: { tag: "loyalty-card", ...loyaltyOf(world) },
    prospect: {
      customer: prospect.company.email,
      organisation: prospect.company.name,
      steps: Object.entries(prospect.steps).map(([name, row]) => ({ step: name, ...step(row) })),
      order: prospect.order.name,
      amount: amount(prospect.order.total),
      currency: "EUR",
      purchase: iso(prospect.order.instant),
      days: Math.round((prospect.order.instant - prospect.steps.campaign.instant) / 86_400_000),
    },
    kyc: {
      customer: story.company.email,
      organisation: story.company.name,
      case: story.id,
      steps: story.rows.map(step),
      approvals: story.rows.filter((row) => row.type === "approval").map((row) => ({ agent: row.agent, ...step(row) })),
      cases: kyc.cases.map((each) => each.id),
      missingApproval: kyc.cases.find((each) => !each.complete).id,
    },
    latePayer: {
      customer: latePayer.company.email,
      organisation: latePayer.company.name,
      daysAfterDue: kDaysAfterDue,
      unpaid: latePayer.invoices.filter((each) => !each.paid).map((each) => each.number),
      invoices: latePayer.invoices.map((each) => each.number),
      reminders: latePayer.reminders.length,
    },
  };
}
