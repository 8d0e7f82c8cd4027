// John called three times in June 2025 and bought an item for 50.00.
import { berlin } from "../calendar.mjs";
import { addPerson } from "../people.mjs";
import { productNamed } from "../products.mjs";
import { addCall } from "../service.mjs";
import { makeOrder } from "../shop.mjs";

export function prepare(world) {
  const john = addPerson(world, {
    name: "John Harding",
    email: "john.harding@mailbox.example",
    country: "DE",
    city: "Berlin",
    phone: { prefix: "+49", area: "30 23125 ", line: "417" },
    joined: berlin("2025-06-01 08:00"),
  });
  const trunk = productNamed("Travel Trunk 60 L");
  const order = makeOrder(world, {
    person: john,
    instant: berlin("2025-06-26 19:14"),
    lines: [{ product: trunk, quantity: 1, price: 5000 }],
    shipping: 0,
  });
  world.john = { person: john, order };
}

export function tell(world) {
  const { person } = world.john;
  const call = (time, fields) =>
    addCall(world, { person, instant: berlin(time), reason: "Product question", ...fields });
  world.john.calls = [
    call("2025-06-05 10:12", {
      agent: "Mira Hoffmann",
      wait: 41,
      talk: 263,
      notes: "Needs a trunk for a six week trip, asks if it fits a train rack. Said 60 L does.",
    }),
    call("2025-06-16 16:47", {
      agent: "Daniel Osei",
      wait: 18,
      talk: 187,
      notes: "Asks if the trunk is in stock and whether the lock is included. Yes to both.",
    }),
    call("2025-06-24 09:31", {
      agent: "Mira Hoffmann",
      wait: 73,
      talk: 342,
      notes: "Wants delivery before July 3rd. Possible if ordered this week; will order online.",
    }),
  ];
}
