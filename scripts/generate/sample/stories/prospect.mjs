// Atelier Verre, from the first campaign to the first purchase.
import { berlin } from "../calendar.mjs";
import { addActivity, addMeeting } from "../business.mjs";
import { addCall, addTicket } from "../service.mjs";
import { makeOrder } from "../shop.mjs";

const kCrates = { name: "Glass Crate Transport", brand: "Larkway", price: 31000 };

export function prepare(world) {
  const company = world.companies[3];
  company.joined = berlin("2024-09-01 08:00");
  world.prospect = {
    company,
    order: makeOrder(world, {
      person: company,
      instant: berlin("2024-11-18 11:26"),
      lines: [{ product: kCrates, quantity: 4, price: kCrates.price }],
      shipping: 0,
      tags: ["business"],
    }),
  };
}

export function tell(world) {
  const { company } = world.prospect;
  const steps = {};
  const activity = (step, time, fields) =>
    (steps[step] = addActivity(world, {
      person: company,
      instant: berlin(time),
      agent: "Beatriz Santos",
      team: "Key Accounts",
      function: "sales",
      ...fields,
    }));
  activity("campaign", "2024-09-17 09:04", {
    channel: "email",
    type: "marketing",
    direction: "outbound",
    function: "marketing",
    agent: "",
    team: "",
    topic: "Fragile goods",
    subject: "Glass travels too",
    body: "Our new crates bring glass and ceramics safely across Europe.",
  });
  steps.question = addTicket(world, {
    person: company,
    instant: berlin("2024-09-26 10:37"),
    channel: "web",
    type: "question",
    team: "Key Accounts",
    agent: "Beatriz Santos",
    tags: ["prospect"],
    subject: "Stained glass to Brussels and Zürich",
    status: "closed",
    updated: berlin("2024-09-26 15:02"),
    description:
      "Bonjour, I read your mail about the crates. We are a workshop in Lyon and send stained glass panels, up to 120 x 80 cm, to Brussels and Zürich. Would your crates take them upright, and what would four panels cost? Anouk Dubois, Atelier Verre",
  });
  steps.question.comments.push({
    instant: berlin("2024-09-26 15:02"),
    author: "Beatriz Santos",
    public: true,
    body: "Dear Ms Dubois, yes, upright and on springs. I would like to ring you about sizes and dates. Beatriz Santos",
  });
  steps.call = addCall(world, {
    person: company,
    instant: berlin("2024-10-02 14:00"),
    direction: "Outbound",
    queue: "Key Accounts",
    agent: "Beatriz Santos",
    wait: 0,
    talk: 842,
    wrap: 120,
    reason: "Quote",
    notes:
      "Ms Dubois, Atelier Verre: four panels a month, two destinations, afraid of breakage. Wants to see a crate. Visit on October 15th.",
  });
  steps.meeting = addMeeting(world, {
    company,
    instant: berlin("2024-10-15 10:00"),
    length: 90,
    channel: "On site",
    organiser: "Beatriz Santos",
    title: "Crate demonstration at Atelier Verre",
    minutes:
      "Packed two test panels with Ms Dubois, drove them round Lyon for an hour: no crack. She likes the springs, finds 340 a crate too dear. Offer 310 from four crates on.",
    nextStep: "Written offer for four crates",
    due: "2024-10-22",
  });
  activity("offer", "2024-10-22 09:48", {
    channel: "email",
    type: "follow_up",
    direction: "outbound",
    subject: "Offer: four crates at 310.00 EUR",
    body: "As agreed: four crates, Lyon to Brussels and Zürich, 310.00 EUR each, insured to 5,000 EUR. Valid until November 30th.",
    followUp: "2024-11-05",
    status: "open",
    attachment: "offer_atelier_verre.pdf",
  });
  steps.secondMeeting = addMeeting(world, {
    company,
    instant: berlin("2024-11-05 16:00"),
    length: 30,
    channel: "Zoom",
    organiser: "Beatriz Santos",
    title: "Offer Atelier Verre",
    minutes:
      "Ms Dubois accepts the price; asks for pick-up before nine. Confirmed. She orders in the shop when the panels are fired.",
    nextStep: null,
  });
  activity("terms", "2024-11-12 17:20", {
    channel: "web",
    type: "consent",
    direction: "inbound",
    subject: "Terms for business customers accepted",
    agent: "",
    team: "",
  });
  world.prospect.steps = steps;
}
