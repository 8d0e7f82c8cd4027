// The business side: invoices and how they are paid, meetings, visits, notes, disputes.
import { dayOf, kDay, kEnd, kFirst, kHour, kMinute, officeTime, sampleTimes, timeOfDay } from "./calendar.mjs";
import { write } from "./grammar.mjs";
import { amount } from "./money.mjs";
import { agentOf } from "./people.mjs";
import { Random } from "./random.mjs";
import { pay } from "./shop.mjs";
import * as words from "./text/business.mjs";

export function addInvoice(world, fields) {
  const invoice = { kind: "Invoice", number: null, corrects: "", dispute: "", paidAfterDue: null, ...fields };
  invoice.due ??= invoice.instant + 30 * kDay;
  world.invoices.push(invoice);
  return invoice;
}

export function addActivity(world, fields) {
  world.activities.push(fields);
  return fields;
}

const kServices = ["Freight", "Parcels", "Warehousing and picking", "Pallets", "Express lane"];
const kMonths = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

export function makeInvoices(world) {
  const random = new Random("invoices");
  for (const company of world.companies.filter((each) => !each.reserved)) {
    const habit = random.integer(-7, 9);
    for (let month = 0; month < 18; month++) {
      const instant = timeOfDay(random, "office", Math.round(month * 30.4) + random.integer(1, 5));
      if (instant < company.joined || random.chance(0.06)) continue;
      const cents = Math.round(company.size * random.integer(60000, 420000) * (1 + 0.012 * month));
      addInvoice(world, {
        company,
        instant,
        cents,
        text: `${random.pick(kServices)} ${kMonths[month % 12]}`,
        paidAfterDue: habit + random.integer(-4, 5),
      });
    }
  }
}

// Numbers follow the date, a correction carries the number it corrects.
export function numberInvoices(world) {
  world.invoices.sort((a, b) => a.instant - b.instant);
  const next = { 2024: 1, 2025: 1 };
  for (const invoice of world.invoices) {
    const year = new Date(invoice.instant).getUTCFullYear();
    invoice.number ??= invoice.original ? null : `INV-${year}-${String(next[year]++).padStart(4, "0")}`;
  }
  for (const invoice of world.invoices.filter((each) => each.original)) {
    invoice.number = `${invoice.original.number}-C`;
    invoice.corrects = invoice.original.number;
  }
}

export function payInvoices(world) {
  const random = new Random("invoice payments");
  for (const invoice of world.invoices) {
    if (invoice.paidAfterDue === null) continue;
    const day = Math.floor((invoice.due - kFirst) / kDay) + invoice.paidAfterDue;
    const instant = kFirst + day * kDay + random.integer(7 * 60, 15 * 60) * kMinute;
    if (instant >= kEnd) continue;
    invoice.paid = instant;
    pay(world, {
      type: "payment",
      instant,
      person: invoice.company,
      cents: invoice.cents,
      currency: invoice.company.currency,
      invoice: invoice.number,
      description: `Bank transfer ${invoice.number}`,
    });
  }
}

export function addMeeting(world, fields) {
  const meeting = { length: 60, channel: "Teams", organiser: "Oskar Lehmann", due: null, nextStep: null, ...fields };
  world.meetings.push(meeting);
  return meeting;
}

function contextOf(random, company, instant) {
  return {
    company: company.name,
    contact: company.contact.split(" ").at(-1),
    city: company.city,
    month: kMonths[new Date(instant).getUTCMonth()],
    amount: `${amount(random.integer(3, 20) * 50000)} ${company.currency}`,
  };
}

export function makeMeetings(world, count) {
  const random = new Random("meetings");
  const companies = world.companies.filter((each) => !each.reserved);
  for (const instant of sampleTimes(random, count, "business")) {
    const company = random.pick(companies);
    if (instant < company.joined) continue;
    const kind = random.weighted({
      review: 8,
      rates: 4,
      onboarding: 3,
      problem: 4,
      peak: [8, 9, 10].includes(new Date(instant).getUTCMonth()) ? 6 : 1,
    });
    const context = contextOf(random, company, instant);
    const step = random.chance(0.6) ? write(random, words.followUps, context) : null;
    addMeeting(world, {
      company,
      instant: instant - (instant % (15 * kMinute)),
      length: random.pick([30, 45, 60, 60, 90]),
      channel: random.weighted({ Teams: 9, "On site": 6, Zoom: 2 }),
      organiser: agentOf(random, "Key Accounts"),
      title: write(random, words.titles[kind], context),
      minutes: write(random, words.minutes[kind], context, words.rules),
      nextStep: step,
      due: step ? dayOf(officeTime(random, instant, random.integer(3, 20) * kDay)) : null,
    });
  }
}

export function makeBusinessActivities(world, { visits, followUps, notes }) {
  const random = new Random("business activities");
  const companies = world.companies.filter((each) => !each.reserved);
  const spread = (count, make) => {
    for (const instant of sampleTimes(random, count, "business")) {
      const company = random.pick(companies);
      if (instant >= company.joined)
        addActivity(world, {
          instant,
          person: company,
          agent: agentOf(random, "Key Accounts"),
          team: "Key Accounts",
          ...make(instant, contextOf(random, company, instant)),
        });
    }
  };
  spread(visits, (instant, context) => ({
    ended: instant + random.integer(3, 12) * 10 * kMinute,
    channel: "in_person",
    type: "visit",
    direction: "outbound",
    function: "sales",
    subject: `Visit in ${context.city}`,
    body: write(random, words.visits, context),
  }));
  spread(followUps, (instant, context) => ({
    channel: random.weighted({ phone: 5, email: 5 }),
    type: "follow_up",
    direction: "outbound",
    function: "sales",
    status: random.weighted({ closed: 8, open: 1 }),
    subject: "Follow-up",
    body: write(random, words.followUps, context),
    followUp: dayOf(officeTime(random, instant, random.integer(2, 14) * kDay)),
  }));
  spread(notes, (_, context) => ({
    channel: "",
    type: "note",
    direction: "internal",
    function: "sales",
    body: write(random, words.internalNotes, context),
  }));
}

const kQueries = [
  "Weight on the invoice is not ours",
  "Fuel surcharge was capped in the contract",
  "Pick-up of the 3rd never took place",
  "Two pallets counted as three",
  "Wrong VAT rate",
];
const kOutcomes = [
  "Checked with the depot, credited with the next invoice",
  "Invoice stands, consignment notes sent",
  "Half credited, agreed by phone",
  "Corrected for next month",
];

// Small disputes; the last ones of each dozen are never answered.
export function makeDisputes(world, count) {
  const random = new Random("disputes");
  const candidates = world.invoices.filter((each) => !each.company.reserved && each.instant < kEnd - 60 * kDay);
  const chosen = random
    .shuffled(candidates)
    .slice(0, count)
    .sort((a, b) => a.instant - b.instant);
  chosen.forEach((invoice, index) => {
    const opened = officeTime(random, invoice.instant, random.integer(3, 15) * kDay);
    const shared = {
      person: invoice.company,
      function: "finance",
      team: "Billing",
      agent: agentOf(random, "Billing"),
      invoice: invoice.number,
      disputeOf: opened,
    };
    const claimed = Math.round((invoice.cents * random.integer(5, 40)) / 100);
    addActivity(world, {
      ...shared,
      instant: opened,
      channel: "email",
      type: "dispute",
      direction: "inbound",
      status: "open",
      subject: `Query on ${invoice.number}`,
      body: random.pick(kQueries),
      cents: claimed,
      currency: invoice.company.currency,
    });
    if (index % 12 === 11) return;
    const closed = officeTime(random, opened, random.integer(2, 16) * kDay + 3 * kHour);
    addActivity(world, {
      ...shared,
      instant: closed,
      channel: "email",
      type: "status_change",
      direction: "outbound",
      status: "resolved",
      subject: `Query on ${invoice.number} closed`,
      body: random.pick(kOutcomes),
    });
  });
}

// Dispute ids follow the date of the query; all rows of one query share it.
export function numberDisputes(world) {
  const opened = [...new Set(world.activities.filter((each) => each.disputeOf).map((each) => each.disputeOf))].sort(
    (a, b) => a - b,
  );
  const ids = new Map(opened.map((instant, index) => [instant, `DSP-${String(index + 11).padStart(4, "0")}`]));
  for (const row of [...world.activities, ...world.invoices]) {
    if (row.disputeOf) row.dispute = ids.get(row.disputeOf);
  }
}
