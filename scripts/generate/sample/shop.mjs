// The webshops and the two stores: orders, their deliveries, what was paid and given back.
import { berlin, kDay, kHour, kMinute, officeTime, sampleTimes } from "./calendar.mjs";
import { pickProduct, priceIn } from "./products.mjs";
import { Random } from "./random.mjs";

const kHubOpened = berlin("2024-10-07 06:00");

// Share of deliveries that come late, before the Leipzig hub opened, while it settled in, and after.
export function lateShare(instant) {
  if (instant < kHubOpened) return 0.27;
  return instant < Date.UTC(2025, 0, 1) ? 0.15 : 0.085;
}

// One customer who had joined by then, the active ones more often.
export function pickPerson(random, world, instant) {
  for (;;) {
    const person = random.pick(world.people);
    if (!person.reserved && person.joined <= instant && random.next() * 2.5 < person.activity) return person;
  }
}

export function makeOrder(world, { person, instant, lines, source = "web", tags = [], shipping = 490, story = false }) {
  const subtotal = lines.reduce((sum, line) => sum + line.quantity * line.price, 0);
  const order = {
    story,
    person,
    instant,
    lines,
    source,
    tags,
    subtotal,
    shipping,
    total: subtotal + shipping,
    currency: person.currency,
    name: null,
  };
  world.orders.push(order);
  return order;
}

export function makeOrders(world, count) {
  const random = new Random("orders");
  for (const instant of sampleTimes(random, count, "shop")) {
    const person = pickPerson(random, world, instant);
    const withCard = person.card !== null && random.chance(0.85);
    const kinds = 1 + (random.chance(withCard ? 0.5 : 0.28) ? 1 : 0) + (random.chance(withCard ? 0.22 : 0.08) ? 1 : 0);
    const products = new Set();
    while (products.size < kinds) products.add(pickProduct(random, new Date(instant).getUTCMonth()));
    const lines = [...products].map((product) => ({
      product,
      quantity: random.chance(0.82) ? 1 : random.integer(2, 3),
      price: priceIn(person.currency, product.price),
    }));
    const source = random.weighted({ web: 62, pos: 15, ios: 12, android: 11 });
    const free = source === "pos" || lines.reduce((sum, line) => sum + line.quantity * line.price, 0) >= 6000;
    makeOrder(world, {
      person,
      instant,
      lines,
      source,
      tags: withCard ? ["loyalty-card"] : [],
      shipping: free ? 0 : priceIn(person.currency, 450),
    });
  }
}

// Names follow the time of order, so they are given once all orders are there.
export function nameOrders(world) {
  world.orders.sort((a, b) => a.instant - b.instant);
  world.orders.forEach((order, index) => (order.name = `LW-${10241 + index}`));
}

export function makeDeliveries(world) {
  const random = new Random("deliveries");
  for (const order of world.orders.filter((each) => each.source !== "pos")) {
    const promised = officeTime(random, order.instant, random.integer(1, 2) * kDay);
    const late = !order.person.reserved && !order.story && random.chance(lateShare(promised));
    const lateDays = late ? random.skewed(1, 2, 6) : 0;
    let instant = promised + lateDays * kDay + random.integer(-90, 90) * kMinute;
    if (new Date(instant).getUTCDay() === 0) instant += kDay;
    instant -= instant % kMinute; // the handhelds' clock
    if (instant >= world.end) continue;
    Object.assign(order, { promised, delivered: instant, late, lateDays });
    const locker = random.chance(0.2);
    world.activities.push({
      instant,
      person: order.person,
      channel: locker ? "post" : "in_person",
      type: "delivery",
      direction: "outbound",
      function: "fulfilment",
      subject: late
        ? `Delivered ${lateDays} ${lateDays === 1 ? "day" : "days"} late`
        : locker
          ? "Left in parcel locker"
          : "Delivered",
      status: "closed",
      order: order.name,
      onTime: late ? "no" : "yes",
    });
    if (random.chance(0.22)) {
      world.activities.push({
        instant: instant - random.integer(60, 200) * kMinute,
        person: order.person,
        channel: "sms",
        type: "message",
        direction: "outbound",
        function: "fulfilment",
        body: `Larkway: ${order.name} comes today, about ${random.integer(8, 17)}:${random.pick(["00", "15", "30", "45"])}.`,
        order: order.name,
      });
    }
  }
}

export function pay(world, fields) {
  world.payments.push({ type: "charge", status: "Paid", description: "", card: null, ...fields });
}

export function makePayments(world) {
  const random = new Random("payments");
  for (const order of world.orders.filter((each) => each.source !== "pos")) {
    pay(world, {
      instant: order.instant + random.integer(8, 240) * 1000,
      person: order.person,
      cents: order.total,
      currency: order.currency,
      order: order.name,
      description: `Order ${order.name}`,
      card: random.weighted({ Visa: 45, MasterCard: 30, "": 25 }),
    });
    const returned = !order.person.reserved && !order.story && order.delivered && random.chance(0.06);
    if (!returned) continue;
    const back = officeTime(random, order.delivered, random.integer(3, 12) * kDay);
    const line = random.pick(order.lines);
    if (back >= world.end - 3 * kDay) continue;
    world.activities.push({
      instant: back,
      person: order.person,
      channel: random.weighted({ store: 5, post: 4 }),
      type: "return",
      direction: "inbound",
      function: "fulfilment",
      subject: `Return of ${line.product.name}`,
      body: random.pick([
        "Unused, box opened",
        "Does not fit",
        "Dented in transport",
        "Bought twice",
        "Changed mind",
        "Colour differs from the picture",
      ]),
      order: order.name,
    });
    pay(world, {
      type: "refund",
      status: "Refunded",
      instant: officeTime(random, back, random.integer(3, 40) * kHour),
      person: order.person,
      cents: -line.quantity * line.price,
      currency: order.currency,
      order: order.name,
      description: `Refund ${order.name}`,
    });
  }
}
