// Helena Strand tells the same story on three channels, because nobody hands it on.
import { berlin } from "../calendar.mjs";
import { addPerson } from "../people.mjs";
import { productNamed } from "../products.mjs";
import { addCall, addTicket } from "../service.mjs";
import { makeOrder } from "../shop.mjs";

export function prepare(world) {
  const person = addPerson(world, {
    name: "Helena Strand",
    email: "helena.strand@post.example",
    country: "DE",
    city: "Lübeck",
    phone: { prefix: "+49", area: "40 66969 ", line: "208" },
    joined: berlin("2025-01-20 08:00"),
  });
  const mugs = productNamed("Stoneware Mug Set");
  world.repeats = {
    person,
    order: makeOrder(world, {
      person,
      instant: berlin("2025-02-06 20:31"),
      lines: [{ product: mugs, quantity: 2, price: mugs.price }],
      shipping: 0,
    }),
  };
}

export function tell(world) {
  const { person, order } = world.repeats;
  const chat = addTicket(world, {
    person,
    instant: berlin("2025-02-11 10:05"),
    channel: "chat",
    type: "complaint",
    agent: "Karim Haddad",
    tags: ["damage"],
    order: order.name,
    status: "closed",
    subject: `Broken mugs, ${order.name}`,
    updated: berlin("2025-02-11 10:21"),
    description: `My order ${order.name}, two stoneware mug sets, arrived on Monday with three mugs broken. The driver noted it on his handheld and I sent photos on Monday evening. I would like three new mugs.`,
  });
  chat.comments.push({
    instant: berlin("2025-02-11 10:14"),
    author: "Karim Haddad",
    public: true,
    body: "Hello Helena, claims are handled by another team. Please ring 0800 and choose 3, they can see everything.",
  });
  chat.comments.push({
    instant: berlin("2025-02-11 10:21"),
    author: "Karim Haddad",
    public: false,
    body: "Transferred to Claims, no photos in the chat.",
  });
  const call = addCall(world, {
    person,
    instant: berlin("2025-02-11 14:32"),
    agent: "Tom Ellison",
    queue: "Claims",
    wait: 754,
    talk: 611,
    hold: 388,
    wrap: 95,
    transfers: 2,
    reason: "Damage",
    notes: `Order ${order.name}, two stoneware mug sets, arrived on Monday with three mugs broken. Says the driver noted it on his handheld and she sent photos on Monday evening. Would like three new mugs. Told the chat already. Transferred Claims, Care, Claims; photos not found.`,
  });
  const mail = addTicket(world, {
    person,
    instant: berlin("2025-02-12 08:15"),
    channel: "email",
    type: "complaint",
    team: "Claims",
    agent: "Greta Nowak",
    tags: ["damage", "repeat_contact"],
    order: order.name,
    status: "closed",
    priority: "urgent",
    score: "bad",
    subject: `Third time: broken mugs, ${order.name}`,
    updated: berlin("2025-02-13 15:50"),
    description: `For the third time now, after your chat and your hotline: my order ${order.name}, two stoneware mug sets, arrived on Monday with three mugs broken. The driver noted it on his handheld and I sent photos on Monday evening. I would like three new mugs. Why do I have to tell this to everybody again? Helena Strand`,
  });
  mail.comments.push({
    instant: berlin("2025-02-12 11:02"),
    author: "Greta Nowak",
    public: false,
    body: "Photos were in the old claims mailbox all along.",
  });
  mail.comments.push({
    instant: berlin("2025-02-12 11:09"),
    author: "Greta Nowak",
    public: true,
    body: "Dear Ms Strand, I have read all three of your messages and found the photos. Three mugs leave today by express. I am sorry that you had to say it three times.",
  });
  mail.comments.push({
    instant: berlin("2025-02-13 15:50"),
    author: person,
    public: true,
    body: "They are here, all whole. Thank you for ending this.",
  });
  Object.assign(world.repeats, { chat, call, mail });
}
