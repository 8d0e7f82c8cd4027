// Know-your-customer files: Baltica Pharma Distribution's, told in full, and those of the companies that joined later.
import { berlin, kDay, kHour, officeTime } from "../calendar.mjs";
import { addActivity, addInvoice } from "../business.mjs";
import { Random } from "../random.mjs";

const kStarts = [
  "2024-02-12",
  "2024-03-18",
  "2024-04-08",
  "2024-05-06",
  "2024-08-19",
  "2024-10-28",
  "2025-01-13",
  "2025-02-24",
  "2025-04-14",
];
const kStory = 3;
const kUnapproved = 8; // active without the second approval

export function prepare(world) {
  world.kyc = { cases: [] };
  kStarts.forEach((start, index) => {
    const company = index === kStory ? world.companies[2] : world.companies[20 + index];
    const year = start.slice(0, 4);
    const number = year === "2024" ? 14 + index : index - 5;
    company.joined = berlin(`${start} 09:00`) + 28 * kDay;
    world.kyc.cases.push({
      id: `KYC-${year}-${String(number).padStart(3, "0")}`,
      company,
      start: berlin(`${start} 09:00`),
      story: index === kStory,
      complete: index !== kUnapproved,
      rows: [],
    });
  });
  const company = world.companies[2];
  const random = new Random("baltica");
  for (let month = 6; month < 18; month++) {
    addInvoice(world, {
      company,
      instant: Date.UTC(2024, month, 2, random.integer(8, 14), random.integer(0, 59)),
      cents: random.integer(280000, 460000),
      text: "Cooled parcels",
      paidAfterDue: random.integer(-8, -2),
    });
  }
}

function step(world, file, instant, fields) {
  file.rows.push(
    addActivity(world, {
      person: file.company,
      instant,
      case: file.id,
      topic: "KYC",
      team: "Compliance",
      function: "sales",
      ...fields,
    }),
  );
}

function tellBaltica(world, file) {
  const row = (time, fields) => step(world, file, berlin(time), fields);
  const approve = (time, agent, subject, body) =>
    row(time, { channel: "", type: "approval", direction: "internal", agent, status: "resolved", subject, body });
  row("2024-05-06 09:15", {
    channel: "email",
    type: "consent",
    direction: "inbound",
    agent: "Ines Carvalho",
    subject: "Consent to identity check",
    body: "I consent to the check of our company and its owners. Agnes Kowalska, managing director",
    attachment: "consent_kowalska.pdf",
  });
  row("2024-05-07 11:40", {
    channel: "email",
    type: "message",
    direction: "outbound",
    agent: "Ines Carvalho",
    status: "pending",
    subject: "Documents we need",
    body: "Please send the register extract, the licence for wholesale of medicines, the list of owners above 25 % and one identity document each.",
    followUp: "2024-05-21",
  });
  row("2024-05-15 13:05", {
    channel: "email",
    type: "message",
    direction: "inbound",
    agent: "Ines Carvalho",
    subject: "Register extract and licence",
    body: "Attached: register extract HRB 20417, wholesale licence. The owners' list follows.",
    attachment: "register_extract.pdf;wholesale_licence.pdf",
  });
  row("2024-05-17 10:00", {
    channel: "video",
    type: "meeting",
    direction: "outbound",
    agent: "Pavel Dvořák",
    subject: "Video identification of Agnes Kowalska",
    body: "Identity document checked in the video call, number noted, picture matches.",
  });
  row("2024-05-22 16:31", {
    channel: "email",
    type: "message",
    direction: "inbound",
    agent: "Ines Carvalho",
    subject: "Owners' list",
    body: "Owners: Agnes Kowalska 60 %, Marek Kowalski 40 %.",
    attachment: "owners.pdf;id_kowalski.pdf",
  });
  row("2024-05-23 09:20", {
    channel: "",
    type: "note",
    direction: "internal",
    agent: "Pavel Dvořák",
    subject: "Sanctions and press screening",
    body: "Both owners and the company screened: no hit. Risk class low, next check due in May 2026.",
    followUp: "2026-05-22",
  });
  approve(
    "2024-05-27 14:12",
    "Ines Carvalho",
    "Approval 1 of 3: compliance",
    "File complete, risk class low. Approved.",
  );
  approve(
    "2024-05-29 10:45",
    "Nils Aalto",
    "Approval 2 of 3: credit limit",
    "Credit limit 25,000.00 EUR, 30 days net. Approved.",
  );
  approve(
    "2024-06-03 08:55",
    "Ruth Okafor",
    "Approval 3 of 3: management",
    "Cooled goods accepted from July on. Approved.",
  );
  row("2024-06-03 11:30", {
    channel: "email",
    type: "status_change",
    direction: "outbound",
    agent: "Ines Carvalho",
    status: "closed",
    subject: "Account active",
    body: "Welcome to Larkway. Your business account is active.",
  });
}

export function tell(world) {
  const random = new Random("kyc");
  for (const file of world.kyc.cases) {
    if (file.story) {
      tellBaltica(world, file);
      continue;
    }
    let instant = file.start;
    const next = (days, fields) =>
      step(
        world,
        file,
        (instant = officeTime(random, instant, random.integer(1, days) * kDay + random.integer(1, 5) * kHour)),
        fields,
      );
    const agent = random.pick(["Ines Carvalho", "Pavel Dvořák"]);
    next(1, {
      channel: "email",
      type: "consent",
      direction: "inbound",
      agent,
      subject: "Consent to identity check",
      attachment: `consent_${file.company.host}.pdf`,
    });
    next(6, {
      channel: "email",
      type: "message",
      direction: "inbound",
      agent,
      subject: "Register extract and owners' list",
      attachment: "register_extract.pdf;owners.pdf",
    });
    next(3, {
      channel: "",
      type: "note",
      direction: "internal",
      agent,
      subject: "Sanctions and press screening",
      body: "No hit. Risk class low.",
    });
    next(3, {
      channel: "",
      type: "approval",
      direction: "internal",
      agent,
      status: "resolved",
      subject: "Approval 1 of 2: compliance",
      body: "File complete. Approved.",
    });
    if (file.complete)
      next(3, {
        channel: "",
        type: "approval",
        direction: "internal",
        agent: "Nils Aalto",
        status: "resolved",
        subject: "Approval 2 of 2: credit limit",
        body: `Credit limit ${random.integer(1, 6) * 5},000.00. Approved.`,
      });
    next(2, {
      channel: "email",
      type: "status_change",
      direction: "outbound",
      agent,
      status: "closed",
      subject: "Account active",
      body: "Your business account is active.",
    });
  }
}
