// What many do: subscribe, get campaigns, answer surveys, post in public.
import { berlin, kDay, kEnd, kFirst, kMinute, officeTime, sampleTimes, timeOfDay } from "./calendar.mjs";
import { write } from "./grammar.mjs";
import { plain } from "./people.mjs";
import { Random } from "./random.mjs";
import { contextOf } from "./text/index.mjs";
import * as words from "./text/crowd.mjs";

const kBreads = ["sourdough", "rye loaf", "cinnamon knots", "bread box"];

export function makeConsents(world) {
  const random = new Random("consents");
  for (const person of world.people.filter((each) => !each.reserved)) {
    const wants = random.chance(0.34);
    person.subscribed = wants ? person.joined : null;
    if (!wants || person.joined === kFirst) continue;
    person.subscribed = person.joined + random.integer(1, 600) * kMinute;
    world.activities.push({
      instant: person.subscribed,
      person,
      channel: random.weighted({ web: 6, app: 3, store: 2 }),
      type: "consent",
      direction: "inbound",
      function: "marketing",
      subject: "Newsletter: yes",
    });
    const stop = person.subscribed + random.integer(40, 300) * kDay;
    if (random.chance(0.12) && stop < kEnd) {
      person.unsubscribed = stop;
      world.activities.push({
        instant: stop,
        person,
        channel: "web",
        type: "consent",
        direction: "inbound",
        function: "marketing",
        subject: "Newsletter: withdrawn",
      });
    }
  }
}

export function makeCampaigns(world) {
  const random = new Random("campaigns");
  for (const [day, campaign, channel, subject, body, audience] of words.campaigns) {
    const start = berlin(`${day} 09:00`);
    const subscribers = world.people.filter(
      (each) => each.subscribed && each.subscribed < start && !(each.unsubscribed < start),
    );
    const chosen = random.shuffled(subscribers).slice(0, audience);
    chosen.forEach((person, index) =>
      world.activities.push({
        instant: start + index * 2000,
        person,
        channel,
        type: "marketing",
        direction: "outbound",
        function: "marketing",
        topic: campaign,
        subject,
        body,
      }),
    );
  }
}

export function addSurvey(world, fields) {
  world.surveys.push({ minutes: 3, comment: "", csat: null, ...fields });
}

export function makeSurveys(world, count) {
  const random = new Random("surveys");
  const delivered = world.orders.filter((order) => order.delivered && !order.person.reserved);
  for (const order of random
    .shuffled(delivered)
    .slice(0, count)
    .sort((a, b) => a.delivered - b.delivered)) {
    const instant = timeOfDay(random, "shop", Math.floor((order.delivered - kFirst) / kDay) + random.integer(1, 4));
    if (instant >= kEnd) continue;
    const loyal = order.tags.length > 0 ? 0.1 : 0;
    const mood = random.next() + loyal - (order.late ? 0.52 : 0) + (order.delivered > Date.UTC(2025, 0, 1) ? 0.04 : 0);
    const [kind, nps, csat] =
      mood > 0.42
        ? ["good", random.integer(9, 10), random.integer(4, 5)]
        : mood > 0.12
          ? ["middle", random.integer(7, 8), random.integer(3, 4)]
          : ["bad", random.integer(0, 6), random.integer(1, 3)];
    addSurvey(world, {
      instant,
      person: order.person,
      minutes: random.skewed(1, 4, 25),
      nps,
      csat: random.chance(0.95) ? csat : null,
      comment: random.chance(0.62) ? write(random, words.survey[kind], { city: order.person.city }) : "",
    });
  }
}

const kScores = {
  praise: [0.45, 0.9],
  late: [-0.85, -0.35],
  question: [-0.04, 0.2],
  bakery: [0.1, 0.85],
  home: [0, 0.6],
  de: [-0.1, 0.6],
  fr: [-0.3, 0.5],
  es: [-0.3, 0.5],
};
const kBrands = { bakery: "Morgenrot Bakery", home: "Brewster & Finch" };
const kTypes = {
  praise: "feedback",
  late: "complaint",
  question: "question",
  bakery: "feedback",
  home: "feedback",
  de: "message",
  fr: "message",
  es: "message",
};

export function addPost(world, fields) {
  const post = {
    platform: "instagram",
    type: "message",
    direction: "inbound",
    brand: "Larkway",
    replyTo: null,
    likes: 0,
    sentiment: null,
    ...fields,
  };
  world.posts.push(post);
  return post;
}

export function makeHandles(world) {
  const random = new Random("handles");
  const words = [
    "bakes",
    "onwheels",
    "reads",
    "at_home",
    "grows",
    "daily",
    "xo",
    "runs",
    "official",
    "pix",
    "loves",
    "knits",
  ];
  const taken = new Set();
  world.handle = () => {
    const person = random.pick(world.people.slice(0, 900));
    let handle = `@${plain(person.first).replace(/[^a-z]/g, "")}_${random.pick(words)}`;
    while (taken.has(handle)) handle += random.integer(0, 9);
    taken.add(handle);
    return { handle, name: person.first, city: person.city };
  };
}

export function makePosts(world, count) {
  const random = new Random("posts");
  const regulars = Array.from({ length: 260 }, () => world.handle());
  for (const instant of sampleTimes(random, count, "social")) {
    const lateWeight = instant < Date.UTC(2024, 9, 7) ? 16 : 6;
    const kind = random.weighted({
      praise: 22,
      late: lateWeight,
      question: 12,
      bakery: 24,
      home: 12,
      de: 14,
      fr: 3,
      es: 3,
      company: 7,
    });
    const author = random.pick(regulars);
    const language = { de: "de", fr: "fr", es: "es" }[kind] ?? "en";
    const context = {
      ...contextOf(random, language, { person: { city: author.city, first: author.name }, instant }),
      bread: random.pick(kBreads),
      product: random.pick(["mug set", "planter", "trunk", "seed box", "bread box"]),
    };
    const platform = random.weighted({ instagram: 9, facebook: 5, twitter: 5, tiktok: 1 });
    if (kind === "company") {
      addPost(world, {
        instant,
        platform,
        author: { handle: "@larkway", name: "Larkway" },
        type: "marketing",
        direction: "outbound",
        text: write(random, words.companyPosts, context),
        likes: random.skewed(3, 40, 400),
      });
      continue;
    }
    const [low, high] = kScores[kind];
    const text = write(random, words.posts[kind], context);
    const sour = /🙄|😤|😠|bit (dark|dry|small)|retraso|retard|wo bleibt/.test(text);
    const post = addPost(world, {
      instant,
      platform,
      author,
      text,
      type: sour && kTypes[kind] === "message" ? "complaint" : kTypes[kind],
      brand: kBrands[kind] ?? "Larkway",
      likes: random.skewed(0, 6, 220),
      sentiment: Math.round((sour ? -0.3 - random.next() * 0.5 : low + random.next() * (high - low)) * 100) / 100,
    });
    if (!random.chance(kind === "late" ? 0.7 : 0.2)) continue;
    const answered = officeTime(random, instant, random.skewed(5, 120, 900) * kMinute);
    const reply = { praise: [0, 4], late: [1, 3], question: [2], bakery: [4, 5], home: [4], de: [0], fr: [0], es: [0] }[
      kind
    ];
    if (answered < kEnd)
      addPost(world, {
        instant: answered,
        platform,
        author: { handle: "@larkway", name: "Larkway" },
        direction: "outbound",
        brand: post.brand,
        replyTo: post,
        text: words.replies[sour ? 1 : random.pick(reply)],
      });
  }
}
