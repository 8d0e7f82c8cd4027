// English letters of customers and answers of agents, by topic. Context: order, product, city, weekday, name, agent, days,
// amount, invoice, company, weather.

export const rules = {
  hello: ["Hi,", "Hello,", "Hello there,", "Good morning,", "Dear Larkway team,", "Hi Larkway,", "Hey,", "To whom it may concern,", ""],
  bye: ["Thanks, {name}", "Regards, {name}", "Best, {name}", "Thank you", "Kind regards, {name}", "Cheers", "{name}", ""],
  angryBye: ["Not impressed, {name}", "I expect an answer today.", "{name}", "This is not good enough.", "Awaiting your reply, {name}", "Please sort it out."],
  when: ["yesterday", "last {weekday}", "on {weekday}", "two days ago", "this morning", "at the weekend", "earlier this week"],
  why: ["It was a present.", "My daughter's birthday is tomorrow.", "We had guests and nothing to put on the table.", "I took a day off for it.",
    "I paid extra for the fast option.", "This is the second time this {season}.", "The parcel before was late as well.", "I have a shop to run.",
    "Nobody rang the bell, I was in all day.", "", "", "It is only {city}, not the moon.", "The {weather} can't be the reason for everything."],
  season: ["month", "quarter", "year"],
};

export const topics = {
  late: {
    tag: "late_delivery", type: "complaint", team: "Customer Care", weight: 0,
    subject: ["Order {order} still not here", "Late again: {order}", "Where is my delivery?", "Parcel overdue, {order}", "{product} is late", "Delivery promised for {promised}", "Still waiting"],
    body: [
      "{hello} my order {order} [was promised for|was due|should have come] {promised} and [nothing has arrived|it still is not here|there is no sign of it]. {why} [Where is it?|When will it come?|Can somebody look into this?] {angryBye}",
      "{hello} I have been waiting {days} days for the {product}, [you promised it for {promised}|twice as long as you said]. {why} Tracking has [said 'in the depot'|not moved|shown the same line] since {promised}. {angryBye}",
      "Your driver [was supposed to come|had a slot] {when}, [nobody came|no van, no card, no call]. Order {order}. {why} {angryBye}",
      "{hello} late delivery once more. {order} was [announced|scheduled] for {promised}, then for the day after, now the app says 'delayed'. {why} {bye}",
    ],
    reply: [
      "Dear {name}, I am sorry that {order} is late. It [missed the van|was sorted to the wrong belt|was held back by {weather}] and goes out on {weekday}. {agent}",
      "Hello {name}, apologies for the delay. The depot in {city} has it and I asked for a morning slot. {agent}",
      "Hi {name}, this took far too long, sorry. I have refunded the shipping cost of {order}. {agent}",
    ],
    back: ["It came {when}, thanks for pushing.", "Still nothing. {why}", "OK, but please tell people before, not after.", "Arrived now. One day earlier would have been nice.", "That slot passed too. I am tired of this."],
    call: ["Parcel {order} late, promised {promised}. Apologised, chased depot {city}.", "Asks why delivery is late again. {why}", "Late delivery, waiting for {days} days. New slot {weekday}.", "Upset: waited at home, nobody came. Rebooked for {weekday}."],
  },
  tracking: {
    tag: "tracking", type: "question", team: "Customer Care", weight: 17,
    subject: ["Tracking for {order}", "When will {order} arrive?", "Question about delivery time", "No tracking mail", "Delivery slot {city}"],
    body: [
      "{hello} could you [tell me|let me know] [when|on which day] {order} [will be delivered|arrives] in {city}? {bye}",
      "{hello} I ordered the {product} {when} and did not get a tracking link. [Is there a way to follow it?|Can you send it again?] {bye}",
      "{hello} will the van come before noon on {weekday}? I [have to leave at one|start work at two|am alone in the shop]. {bye}",
      "{hello} tracking says the parcel is at a pick-up point but not which one. I live in {city}. {bye}",
    ],
    reply: [
      "Hello {name}, {order} leaves our depot tonight and should be with you on {weekday}. {agent}",
      "Hi {name}, here is the link again, it was stuck in our mailer. {agent}",
      "Dear {name}, the driver has you between 10 and 12 on {weekday}. {agent}",
    ],
    back: ["Perfect, thank you!", "Great, that works.", "Got the link, thanks.", "And if I am not in?"],
    call: ["Where is {order}? Due {weekday}, told so.", "Wants tracking link resent. Done.", "Asks for slot before noon {weekday}.", "Pick-up point not shown in app; gave the address."],
  },
  damaged: {
    tag: "damage", type: "complaint", team: "Claims", weight: 9,
    subject: ["Damaged on arrival: {product}", "Broken parcel {order}", "Box crushed", "Claim for {order}"],
    body: [
      "{hello} the box of {order} arrived [crushed on one side|soaked through|torn open|with a footprint on it]. The {product} inside is [dented|in pieces|useless|stained]. Photos attached. {angryBye}",
      "{hello} [sad news|bad news]: my {product} came broken {when}. The packing was [one layer of paper|far too thin|an empty box, more or less]. [I would like a replacement.|Please send a new one.|I want my money back.] {bye}",
      "{hello} please open a claim for {order}. The carton was [wet|open|squashed] when the driver handed it over; he saw it too. {bye}",
    ],
    reply: [
      "Dear {name}, thank you for the photos. I opened claim for {order} and a new {product} is being packed. {agent}",
      "Hello {name}, that should not have left our dock. You get {amount} back today. {agent}",
      "Hi {name}, could you keep the carton for a week? The carrier may want to see it. {agent}",
    ],
    back: ["Carton is in the hall, let me know.", "Replacement came, all fine this time.", "Thank you for the quick help!", "How long does a claim take?"],
    call: ["Reports damage on {order}, carton crushed. Claim opened.", "Replacement for {product} ordered, photos by mail.", "Asks how far the claim is. Two more days."],
  },
  missing: {
    tag: "missing_item", type: "complaint", team: "Claims", weight: 5,
    subject: ["Item missing in {order}", "Only half of it arrived", "{product} not in the box"],
    body: [
      "{hello} {order} came {when}, but the {product} [was not in it|is missing|was left out]. The [delivery note|packing list] says it is there. {bye}",
      "{hello} one of two boxes arrived. [Is the other on its way?|Where is the second?] Order {order}. {bye}",
    ],
    reply: ["Hello {name}, our weighing log agrees with you: the {product} never went in. It ships today. {agent}", "Hi {name}, the second box travels a day behind and comes on {weekday}. {agent}"],
    back: ["Thanks, it is here.", "It is {weekday} and I still have one box."],
    call: ["{product} missing from {order}. Resent.", "One box of two came; second due {weekday}."],
  },
  address: {
    tag: "address_change", type: "question", team: "Customer Care", weight: 7,
    subject: ["Change of address", "Please deliver next door", "New address for {order}"],
    body: [
      "{hello} I [move|am moving] to {city} next week. Can {order} still be sent there? {bye}",
      "{hello} please leave the parcel [with the neighbour|at the bakery downstairs|behind the gate], I work on {weekday}. {bye}",
    ],
    reply: ["Hi {name}, changed, the label is printed with the new address. {agent}", "Dear {name}, the driver has the note for {weekday}. {agent}"],
    back: ["Thank you!", "Wonderful, thanks."],
    call: ["Address change to {city} before dispatch. Done.", "Leave with neighbour on {weekday}."],
  },
  pickup: {
    tag: "pickup", type: "question", team: "Customer Care", weight: 6,
    subject: ["Booking a pick-up", "Collect a parcel in {city}", "Price for a pallet to {city}"],
    body: [
      "{hello} what does it cost to have [two cartons|one pallet|a bicycle box|a crate of books] collected in {city} on {weekday}? {bye}",
      "{hello} I booked a pick-up for {weekday} but need to [move it|add one more parcel|change the floor]. {bye}",
    ],
    reply: ["Hello {name}, that is {amount} with insurance, booked for {weekday} if you say yes. {agent}", "Hi {name}, changed. The driver calls half an hour before. {agent}"],
    back: ["Yes please, book it.", "A bit dear, I will think about it.", "Yes, {weekday} is fine."],
    call: ["Quote for pick-up in {city}: {amount}.", "Moved pick-up to {weekday}.", "Pick-up booked, two cartons."],
  },
  invoice: {
    tag: "invoice", type: "question", team: "Billing", weight: 5,
    subject: ["Receipt for {order}", "VAT on my order", "Charged twice?"],
    body: [
      "{hello} I need [a receipt|an invoice] with [my company's name|VAT shown] for {order}. {bye}",
      "{hello} my card shows {amount} twice for {order}. [Is one a reservation?|Please check.] {bye}",
    ],
    reply: ["Dear {name}, the receipt is attached. {agent}", "Hello {name}, the second line is a reservation and drops off in three days. {agent}"],
    back: ["Got it, thanks.", "It has dropped off, thank you."],
    call: ["Needs receipt with VAT for {order}. Mailed.", "Double charge is a reservation, explained."],
  },
  return: {
    tag: "return", type: "return", team: "Customer Care", weight: 7,
    subject: ["Return {order}", "How do I send it back?", "Wrong size, return please"],
    body: [
      "{hello} I would like to return the {product} of {order}. It is [unused|too big|not what I expected|a duplicate]. [How do I get a label?|Can it be collected?] {bye}",
      "{hello} I sent the {product} back {when}. When do I get my {amount}? {bye}",
    ],
    reply: ["Hi {name}, the label is attached, any shop with our bird in the window takes it. {agent}", "Dear {name}, it reached the returns desk; {amount} are on their way. {agent}"],
    back: ["Thanks, dropped it off.", "The money is there, thank you."],
    call: ["Return label for {product} mailed.", "Refund {amount} asked after; booked this week."],
  },
  product: {
    tag: "product", type: "question", team: "Customer Care", weight: 6,
    subject: ["Question on {product}", "Is {product} back soon?", "Before I order"],
    body: [
      "{hello} is the {product} [in stock|coming back|also available as a set]? {bye}",
      "{hello} [how heavy is|how big is|what is in] the {product}? I want to send it to [my sister|my parents|a friend] in {city}. {bye}",
    ],
    reply: ["Hi {name}, yes, a new batch comes on {weekday}. {agent}", "Hello {name}, I measured one for you, the sheet is attached. {agent}"],
    back: ["How kind, I ordered it.", "Thanks!"],
    call: ["Asks if {product} is in stock. Yes, from {weekday}.", "Size and weight of {product} given."],
  },
  website: {
    tag: "website", type: "incident", team: "Customer Care", weight: 4,
    subject: ["Checkout does not work", "App keeps logging me out", "Error at payment"],
    body: [
      "{hello} the [checkout|payment page|slot picker] [hangs|shows an error|goes blank] on my [phone|tablet|old laptop]. I tried [twice|three times] {when}. {bye}",
      "{hello} since the update the app [forgets my address|logs me out every day|shows {city} as Berlin]. {bye}",
    ],
    reply: ["Hello {name}, we found it, please try again. {agent}", "Hi {name}, the next update on {weekday} mends that. {agent}"],
    back: ["Works now.", "Still the same on my side."],
    call: ["Cannot pay in app, error page. Order taken by phone.", "App logs out. Ticket for IT."],
  },
  driver: {
    tag: "driver", type: "complaint", team: "Customer Care", weight: 4,
    subject: ["About your driver", "Parcel thrown over the fence", "Rude driver in {city}"],
    body: [
      "{hello} {when} your driver [threw the parcel over the fence|blocked our gate for ten minutes|shouted at my mother|left the box in the rain]. [Is this how you train people?|I have it on camera.|Please talk to him.] {angryBye}",
    ],
    reply: ["Dear {name}, I am sorry, that is not us. The depot manager in {city} speaks with him today. {agent}"],
    back: ["Thank you for taking it seriously.", "He did it again {when}."],
    call: ["Complains about driver in {city}. Passed to depot.", "Parcel left in the rain; apologised."],
  },
  praise: {
    tag: "praise", type: "feedback", team: "Customer Care", weight: 6,
    subject: ["Thank you!", "Great service", "A word of praise"],
    body: [
      "{hello} just to say [thank you|that I am delighted]: {order} came [an hour early|in spite of the {weather}|beautifully packed] and the driver [carried it up four floors|even petted the dog|was so friendly]. {bye}",
      "{hello} {agent} helped me {when} and was [wonderful|patient and kind|brilliant]. Please pass it on. {bye}",
    ],
    reply: ["Dear {name}, this made our day, thank you! {agent}"],
    back: ["Well deserved 😊", "See you next order!"],
    call: ["Called to praise the driver in {city}. Passed on.", "Very happy with {order}."],
  },
  loyalty: {
    tag: "loyalty", type: "question", team: "Customer Care", weight: 3,
    subject: ["Points missing", "Loyalty card", "My Larkway card"],
    body: ["{hello} the points of {order} are not on my card. {bye}", "{hello} [does the card work in the bakery's shop too?|how many points for a free delivery?] {bye}"],
    reply: ["Hi {name}, points are on the card now. {agent}", "Hello {name}, ten orders make one free delivery, in the shops too. {agent}"],
    back: ["I see them, thanks.", "Nice."],
    call: ["Points of {order} added by hand.", "Asks how the card works."],
  },
  privacy: {
    tag: "data_request", type: "question", team: "Compliance", weight: 1,
    subject: ["What do you store about me?", "Delete my account"],
    body: ["{hello} please send me [all data you hold on me|a copy of my data] as the law provides. {bye}", "{hello} please delete my account and [stop the newsletter|everything in it]. {bye}"],
    reply: ["Dear {name}, you receive the copy within thirty days. {agent}", "Dear {name}, deleted, except invoices that we must keep. {agent}"],
    back: ["Received, thank you."],
    call: ["Wants a copy of the data held. Passed to compliance."],
  },
};

export const notes = [
  "Depot {city} confirms the scan of {weekday}.", "Carrier blames {weather}, no proof given.", "Customer has called before, be kind.", "Refund of shipping agreed with team lead.",
  "Photo shows a dent at the corner, fits the belt problem.", "Waiting for the warehouse until {weekday}.", "Second contact on this, raise priority.", "Label was printed with the old address.",
];
