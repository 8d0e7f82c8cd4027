// The other systems' exports, each in its own dialect. Rows are in order of time; ids are given here.
import { berlinOffset, dayOf, iso, kHour, kMinute } from "./calendar.mjs";
import { csv, windows1252 } from "./csv.mjs";
import { amount, germanAmount } from "./money.mjs";
import { writePhone } from "./people.mjs";
import { Random } from "./random.mjs";

const two = (number) => String(number).padStart(2, "0");
const byTime = (rows) => rows.sort((a, b) => a.instant - b.instant);
const germanDay = (instant) => dayOf(instant).split("-").reverse().join(".");
const clock = (instant) => iso(instant).slice(11, 19);
const duration = (seconds) =>
  `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
const nameOf = (person) => person.contact ?? person.name;

// Semicolons, German dates, durations as hh:mm:ss, and the customer's number as a float: a spreadsheet had it.
export function callsFile(world) {
  const random = new Random("call records");
  const header = [
    "Call ID",
    "Channel",
    "Direction",
    "Start time",
    "Caller number",
    "Customer ID",
    "Queue",
    "Agent",
    "Wait time",
    "Talk time",
    "Hold time",
    "Wrap-up time",
    "Transfers",
    "Outcome",
    "Reason",
    "Notes",
  ];
  const rows = byTime(world.calls).map((call, index) => {
    call.id = `C${100001 + index}`;
    return [
      call.id,
      "Phone",
      call.direction,
      `${germanDay(call.instant)} ${clock(call.instant)}`,
      call.person.phone && random.chance(0.96) ? writePhone(random, call.person.phone) : "anonymous",
      call.identified ? `${call.person.number}.0` : "",
      call.queue,
      call.agent,
      duration(call.wait),
      duration(call.talk),
      duration(call.hold),
      duration(call.wrap),
      call.transfers,
      call.outcome,
      call.reason,
      call.notes,
    ];
  });
  return "\ufeff" + csv([header], rows, { delimiter: ";" });
}

// One row an item; the rows after an order's first leave the order's own columns blank. Some addresses are typed in capitals.
export function ordersFile(world) {
  const random = new Random("order records");
  const header = [
    "Name",
    "Email",
    "Financial Status",
    "Fulfillment Status",
    "Currency",
    "Subtotal",
    "Shipping",
    "Total",
    "Created at",
    "Lineitem quantity",
    "Lineitem name",
    "Lineitem price",
    "Vendor",
    "Billing Name",
    "Shipping City",
    "Customer ID",
    "Tags",
    "Source",
  ];
  const stamp = (instant) => {
    const offset = berlinOffset(instant);
    return `${iso(instant + offset * kHour)
      .slice(0, 19)
      .replace("T", " ")} +0${offset}00`;
  };
  const rows = byTime(world.orders).flatMap((order) => {
    const mail = random.chance(0.08) ? order.person.email.toUpperCase() : order.person.email;
    return order.lines.map((line, index) => {
      const item = [line.quantity, line.product.name, amount(line.price), line.product.brand];
      if (index > 0)
        return [order.name, mail, "", "", "", "", "", "", stamp(order.instant), ...item, "", "", "", "", ""];
      return [
        order.name,
        mail,
        "paid",
        order.source === "pos" || order.delivered ? "fulfilled" : "unfulfilled",
        order.currency,
        amount(order.subtotal),
        amount(order.shipping),
        amount(order.total),
        stamp(order.instant),
        ...item,
        nameOf(order.person),
        order.person.city,
        order.person.number,
        order.tags.join(", "),
        order.source,
      ];
    });
  });
  return csv([header], rows, { lineEnd: "\n" });
}

export function paymentsFile(world) {
  const header = [
    "id",
    "Type",
    "Created (UTC)",
    "Amount",
    "Currency",
    "Status",
    "Description",
    "Customer ID",
    "Customer Email",
    "Card Brand",
    "Invoice ID",
    "order_id (metadata)",
  ];
  const prefix = { charge: "ch_", refund: "re_", payment: "py_" };
  const rows = byTime(world.payments).map((payment, index) => {
    payment.id = `${prefix[payment.type]}3L${(610000 + index).toString(36)}`;
    return [
      payment.id,
      payment.type,
      iso(payment.instant).replace("T", " ").slice(0, 19),
      amount(payment.cents),
      payment.currency.toLowerCase(),
      payment.status,
      payment.description,
      `cus_${payment.person.number}`,
      payment.person.email,
      payment.card,
      payment.invoice,
      payment.order,
    ];
  });
  return csv([header], rows, { lineEnd: "\n" });
}

// Windows-1252, semicolons, days without a time, decimal commas.
export function invoicesFile(world) {
  const header = [
    "Type",
    "Invoice no",
    "Customer ID",
    "Company",
    "Contact email",
    "Invoice date",
    "Due date",
    "Amount",
    "Currency",
    "Status",
    "Paid on",
    "Text",
    "Corrects",
    "Dispute",
  ];
  const corrected = new Set(world.invoices.map((invoice) => invoice.corrects));
  const rows = byTime(world.invoices).map((invoice) => {
    const status = invoice.paid
      ? "Paid"
      : corrected.has(invoice.number)
        ? "Corrected"
        : invoice.due < world.end
          ? "Overdue"
          : "Open";
    return [
      invoice.kind,
      invoice.number,
      invoice.company.number,
      invoice.company.name,
      invoice.company.email,
      germanDay(invoice.instant),
      germanDay(invoice.due),
      germanAmount(invoice.cents),
      invoice.company.currency,
      status,
      invoice.paid ? germanDay(invoice.paid) : "",
      invoice.text,
      invoice.corrects,
      invoice.dispute,
    ];
  });
  return windows1252(csv([header], rows, { delimiter: ";" }));
}

// Two header rows, American dates, blanks around some addresses.
export function surveyFile(world) {
  const random = new Random("survey records");
  const header = [
    "Respondent ID",
    "Collector ID",
    "Start Date",
    "End Date",
    "IP Address",
    "Email Address",
    "First Name",
    "How likely are you to recommend Larkway to a friend?",
    "How satisfied are you with your delivery?",
    "What could we do better?",
  ];
  const second = ["", "", "", "", "", "", "", "0-10", "1-5", "Open-Ended Response"];
  const stamp = (instant) => {
    const [year, month, day] = dayOf(instant).split("-");
    return `${month}/${day}/${year} ${clock(instant)}`;
  };
  const rows = byTime(world.surveys).map((answer, index) => {
    answer.id = 118240011 + index * 3;
    const mail = answer.person.email;
    return [
      answer.id,
      4417,
      stamp(answer.instant),
      stamp(answer.instant + answer.minutes * kMinute),
      "",
      random.chance(0.05) ? ` ${mail} ` : mail,
      answer.person.first,
      answer.nps,
      answer.csat,
      answer.comment,
    ];
  });
  return csv([header, second], rows);
}

export function postsFile(world) {
  const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
  const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const stamp = (instant) => {
    const date = new Date(instant);
    return `${days[date.getUTCDay()]} ${months[date.getUTCMonth()]} ${two(date.getUTCDate())} ${clock(instant)} +0000 ${date.getUTCFullYear()}`;
  };
  byTime(world.posts).forEach((post, index) => (post.id = `p${50001 + index}`));
  const rows = world.posts.map((post) => ({
    id: post.id,
    created_at: stamp(post.instant),
    platform: post.platform,
    type: post.type,
    direction: post.direction,
    handle: post.author.handle,
    name: post.author.name,
    brand: post.brand,
    text: post.text,
    in_reply_to: post.replyTo?.id ?? null,
    likes: post.likes,
    sentiment: post.sentiment,
  }));
  return rows.map((row) => JSON.stringify(row) + "\n").join("");
}

export function meetingsFile(world) {
  const stamp = (instant) =>
    `${iso(instant + berlinOffset(instant) * kHour).slice(0, 19)}+0${berlinOffset(instant)}:00`;
  const rows = byTime(world.meetings).map((meeting, index) => {
    meeting.id = `M-${String(index + 1).padStart(4, "0")}`;
    return {
      id: meeting.id,
      type: "meeting",
      start_time: stamp(meeting.instant),
      end_time: stamp(meeting.instant + meeting.length * kMinute),
      channel: meeting.channel,
      owner: meeting.organiser,
      company: meeting.company.name,
      contact_name: meeting.company.contact,
      contact_email: meeting.company.email,
      title: meeting.title,
      notes: meeting.minutes,
      next_step: meeting.nextStep,
      follow_up_date: meeting.due,
    };
  });
  return "[\n" + rows.map((row) => "  " + JSON.stringify(row)).join(",\n") + "\n]\n";
}

// What has no system of its own, in the canonical columns. Rows made by machines know the address only.
export function activitiesFile(world) {
  const header = [
    "id",
    "customer_name",
    "email",
    "organisation",
    "started_at",
    "ended_at",
    "channel",
    "type",
    "direction",
    "function",
    "topic",
    "agent",
    "team",
    "status",
    "subject",
    "body",
    "value",
    "currency",
    "follow_up_at",
    "order",
    "invoice",
    "dispute",
    "case",
    "attachment",
    "on_time",
  ];
  const rows = byTime(world.activities).map((row, index) => {
    row.id = `A${200001 + index}`;
    return [
      row.id,
      row.agent || row.person.contact ? nameOf(row.person) : "",
      row.person.email,
      row.person.contact ? row.person.name : "",
      iso(row.instant),
      row.ended ? iso(row.ended) : "",
      row.channel,
      row.type,
      row.direction,
      row.function,
      row.topic,
      row.agent,
      row.team,
      row.status,
      row.subject,
      row.body,
      row.cents ? amount(row.cents) : "",
      row.currency,
      row.followUp,
      row.order,
      row.invoice,
      row.dispute,
      row.case,
      row.attachment,
      row.onTime,
    ];
  });
  return csv([header], rows, { lineEnd: "\n" });
}
