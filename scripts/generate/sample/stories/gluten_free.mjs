// Morgenrot Bakery's customers ask for gluten-free bread, in public, month after month.
import { berlin, kDay, kEnd, kMinute, officeTime, timeOfDay } from "../calendar.mjs";
import { addMeeting } from "../business.mjs";
import { addPost, addSurvey } from "../crowd.mjs";
import { write } from "../grammar.mjs";
import { Random } from "../random.mjs";
import { addTicket } from "../service.mjs";
import { pickPerson } from "../shop.mjs";

const kPerMonth = [2, 2, 3, 3, 4, 5, 5, 6, 7, 8, 9, 10]; // July 2024 to June 2025
const kAskTwice = 7;
const kTexts = [
  "@morgenrotbakery [please|pretty please], when do you bake something gluten-free? 🙏",
  "Love the idea, can't eat it. Any gluten-free {bread} planned, @morgenrotbakery?",
  "@morgenrotbakery my [daughter|son|wife|mum] has coeliac disease. A gluten-free {bread} would make our Sundays!",
  "Gluten-free option? Anyone? @morgenrotbakery [👀|🌾🚫|]",
  "I would order every week if @morgenrotbakery had gluten-free {bread}.",
  "Still no gluten-free {bread} at @morgenrotbakery 😢",
  "@morgenrotbakery glutenfrei wäre ein Traum! Would love a gluten-free bread box.",
  "The {bread} looks amazing. Is it gluten-free, or will it ever be? @morgenrotbakery",
  "Petition for a gluten-free {bread} ✋ @morgenrotbakery",
  "@morgenrotbakery third time asking: gluten-free? 😊",
];
const kAnswers = [
  "Not yet, but we pass it on to the bakers!",
  "Thank you, you are not the first to ask. Noted!",
  "Our bakers hear you 💛",
];

export function tell(world) {
  const random = new Random("gluten-free");
  const authors = [];
  world.gluten = { posts: [], surveys: 0, tickets: [] };
  const total = kPerMonth.reduce((sum, count) => sum + count, 0);
  for (let i = 0; i < total - kAskTwice; i++) authors.push(world.handle());
  const turns = [...authors, ...authors.slice(0, kAskTwice)];
  kPerMonth.forEach((count, index) => {
    const start = Math.round((Date.UTC(2024, 6 + index, 1) - Date.UTC(2024, 0, 1)) / kDay);
    for (let i = 0; i < count; i++) {
      const instant = timeOfDay(random, "social", start + random.integer(0, 27));
      const bread = random.pick(["sourdough", "bread", "cinnamon knots", "loaf", "bread box"]);
      const post = addPost(world, {
        instant,
        author: turns.shift(),
        platform: random.weighted({ instagram: 7, facebook: 3, twitter: 1 }),
        type: random.chance(0.75) ? "question" : "feedback",
        brand: "Morgenrot Bakery",
        likes: random.skewed(1, 14, 150),
        sentiment: random.integer(-10, 55) / 100,
        text: write(random, kTexts, { bread }),
      });
      world.gluten.posts.push(post);
      const answered = officeTime(random, instant, random.integer(30, 900) * kMinute);
      if (random.chance(0.3) && answered < kEnd)
        addPost(world, {
          instant: answered,
          platform: post.platform,
          author: { handle: "@larkway", name: "Larkway" },
          direction: "outbound",
          brand: "Morgenrot Bakery",
          replyTo: post,
          text: random.pick(kAnswers),
        });
    }
  });
  const day = (text) => berlin(text);
  for (const [time, words] of [
    ["2024-10-12 18:20", "Gluten-free bread, please!"],
    ["2025-01-19 09:05", "Would buy gluten-free rolls too"],
    ["2025-03-02 20:44", "All good. Something gluten-free would be great"],
    ["2025-04-27 11:13", "Gluten-free!"],
    ["2025-06-08 19:31", "More choice, gluten-free for example"],
  ]) {
    addSurvey(world, {
      instant: day(time),
      person: pickPerson(random, world, day(time)),
      nps: random.integer(7, 9),
      csat: 4,
      comment: words,
    });
    world.gluten.surveys++;
  }
  for (const [time, subject, body] of [
    [
      "2024-11-20 08:11",
      "Gluten-free bread box?",
      "Hello, is there a gluten-free version of the Weekend Bread Box? Two of us are coeliac. Thanks",
    ],
    ["2025-02-05 12:40", "Allergens", "Hi, which of the bakery's products are gluten-free? I find none in the shop."],
    ["2025-05-07 17:25", "Gluten-free", "Hello, I read on Instagram that many ask for gluten-free bread. Count me in!"],
  ]) {
    const person = pickPerson(random, world, day(time));
    const ticket = addTicket(world, {
      person,
      instant: day(time),
      agent: "Sofia Lindqvist",
      subject,
      description: body,
      tags: ["product"],
      channel: "web",
      updated: officeTime(random, day(time), 200 * kMinute),
    });
    ticket.comments.push({
      instant: ticket.updated,
      author: "Sofia Lindqvist",
      public: true,
      body: `Dear ${person.first}, not yet, I am sorry. I have told the bakery. Sofia`,
    });
    world.gluten.tickets.push(ticket);
  }
  world.gluten.meeting = addMeeting(world, {
    company: world.companies[4],
    instant: berlin("2025-05-22 10:00"),
    channel: "On site",
    organiser: "Beatriz Santos",
    title: "Morgenrot Bakery: what customers ask for",
    minutes:
      "Showed Mr Albers the posts of the year: gluten-free is the wish named most often. He has a second oven free from August. Trial of one gluten-free loaf in Berlin, 200 pieces a week, own boxes so that nothing mixes.",
    nextStep: "Price and box for the trial loaf",
    due: "2025-06-20",
  });
}
