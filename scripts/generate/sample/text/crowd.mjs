// Short texts of many: posts, answers to surveys, campaigns.

export const posts = {
  praise: [
    "[Shout-out to|Big thanks to|Props to] @larkway, [parcel was here before my coffee|same driver for two years and always a smile|delivered through {weather}, legends] [👏|💛|🙌|]",
    "[My|The] {product} came [wrapped like a present|a day early|in perfect shape] 😍 @larkway",
    "Larkway's driver in {city} [waited for me at the door|rang twice and waved|saved my lunch break]. [Small things.|That's service.|Made my day ☀️]",
    "[Not an ad|Honestly]: @larkway [is the only courier that finds our yard|has the nicest app of them all].",
  ],
  late: [
    "@larkway [where is my parcel?|day {days} of waiting…|'out for delivery' since Monday 🙄] [Anybody there?|It's only {city}.|]",
    "Took a day off for a delivery that [never came|is now 'tomorrow']. Late again @larkway [😡|👎|]",
    "@larkway your {weekday} is [not my {weekday}|a very flexible {weekday}] [⏰|]",
  ],
  question: [
    "@larkway do you deliver to [islands|{city}|allotments] on Saturdays?",
    "@larkway can I [return in the shop|change the slot in the app|pay at the door]?",
    "Does anybody know [what @larkway charges for a bike|if larkway lockers take big boxes]?",
  ],
  bakery: [
    "[Sunday|Breakfast] with the {bread} from @morgenrotbakery [🥐|😋|☕|]. [Heaven.|Crust like in my childhood.|The smell!]",
    "{bread} arrived [still warm, nearly|at seven sharp|with a handwritten note] 💛 @morgenrotbakery",
    "[Second|Third|Tenth] {bread} this month, no regrets 😅 @morgenrotbakery",
    "@morgenrotbakery the {bread} was a bit [dark|dry|small] this week 😕",
    "@morgenrotbakery [is the {bread} vegan?|how long does the {bread} keep?|do you ship to {city}?]",
  ],
  home: [
    "New [mugs|grinder|filters] on the shelf, @brewsterfinch [☕|👌|]",
    "@brewsterfinch [is the blue glaze coming back?|which filter fits a two-cup dripper?]",
    "Balcony season! Planter from @fernfold is up 🌱",
    "@fernfold my basil [is taking over the kitchen|gave up, any tips?] 🌿",
  ],
  de: [
    "Großes Lob an @larkway in {city}, [pünktlich|superfreundlich|trotz {weather}] 👍",
    "@larkway [wo bleibt mein Paket?|seit {days} Tagen „in Zustellung“ 🙄]",
    "Frühstück mit {bread} von @morgenrotbakery 😋",
    "@larkway liefert ihr auch samstags nach {city}?",
  ],
  fr: ["Merci @larkway, colis reçu [en avance|malgré {weather}] 👏", "@larkway mon colis a {days} jours de retard 😤"],
  es: [
    "¡Gracias @larkway, llegó [antes de tiempo|perfecto]! 🙌",
    "@larkway mi paquete lleva {days} días de retraso 😠",
  ],
};
export const replies = [
  "Thank you, we'll tell the driver! 💛",
  "Sorry to read this. Please send us your order number by message.",
  "Yes, we do. The app shows all slots.",
  "Oh no. We look into it right away.",
  "That makes us happy 😊",
  "Thanks for the hint, passed on to the kitchen.",
];
export const companyPosts = [
  "Peak season is coming: order by {weekday} and it arrives in time.",
  "Meet the people of our depot in {city} 👋",
  "New: pick your slot to the hour, in the app.",
  "Rain, {weather}, whatever: on our way 🚚",
  "We're hiring drivers in {city}.",
];

export const survey = {
  good: [
    "[All good|Everything fine|Perfect as always]",
    "[Friendly|Very friendly|Lovely] driver",
    "On time and [well packed|friendly|simple]",
    "Nothing to add, [keep going|thank you]",
    "The app is [clear|handy|a joy]",
    "Pünktlich und freundlich",
    "Alles bestens",
    "Très bien",
    "Muy bien, gracias",
    "Best bread delivery in {city}",
  ],
  middle: [
    "Slots could be [shorter|earlier|later]",
    "Delivery ok, packing [too much plastic|a bit thin]",
    "Prices went up",
    "More lockers in {city} please",
    "Okay",
    "Zeitfenster sind zu lang",
    "Phone line was busy",
  ],
  bad: [
    "[Late|Two days late|Late again], no message",
    "Waited on the phone for [15|20|30] minutes",
    "Parcel [damaged|soaked|crushed]",
    "Nobody answers my mails",
    "Driver did not ring",
    "Zu spät geliefert",
    "Wrong house twice",
    "Too many transfers, told my story [twice|three times]",
  ],
};

// [date, campaign, channel, subject, body, audience]
export const campaigns = [
  [
    "2024-01-23",
    "Winter slots",
    "email",
    "Evening slots are here",
    "From now on your parcel can come until 21:00.",
    110,
  ],
  [
    "2024-03-05",
    "Spring garden",
    "email",
    "Seeds, planters, spring",
    "Fern & Fold's spring range, delivered in two days.",
    120,
  ],
  [
    "2024-04-16",
    "Loyalty card",
    "email",
    "Ten orders, one free delivery",
    "Our loyalty card now works in the shops too.",
    125,
  ],
  [
    "2024-05-28",
    "Summer bread",
    "app",
    "Bread for the lake",
    "The Weekend Bread Box also goes to your holiday address.",
    115,
  ],
  ["2024-07-09", "Moving season", "email", "Moving? We carry", "Box sets and a van for the day.", 110],
  [
    "2024-09-17",
    "Fragile goods",
    "email",
    "Glass travels too",
    "Our new crates bring glass and ceramics safely across Europe.",
    130,
  ],
  [
    "2024-10-09",
    "Leipzig hub",
    "email",
    "Our new hub is open",
    "Parcels through Leipzig now travel a night less.",
    140,
  ],
  ["2024-11-19", "Black week", "sms", "", "Larkway: 15 % on all labels until Sunday.", 150],
  ["2024-12-03", "Last order dates", "email", "In time for the holidays", "Order until December 20th, 12:00.", 160],
  ["2025-01-21", "Thank you", "post", "A card for our regulars", "Thank you for a year of deliveries.", 90],
  [
    "2025-02-20",
    "K4 week",
    "email",
    "The K4 kettle, 10 off",
    "Brewster & Finch's pour-over kettle at a better price this week.",
    150,
  ],
  ["2025-04-02", "Garden again", "email", "Plant now", "Planters and seeds, and how to sow.", 150],
  ["2025-05-14", "Lockers", "app", "40 new lockers", "See which are near you.", 160],
  ["2025-06-11", "Summer slots", "email", "Away in summer?", "Pause your bread box or send it along.", 165],
];
