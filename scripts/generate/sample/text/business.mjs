// Words of the business side: minutes of meetings, visits, notes. Context: company, city, month, amount, brand.

export const titles = {
  review: ["Quarterly review {company}", "Service review", "Review of the past quarter", "{company}: how it is going"],
  rates: ["Rates for next year", "Price talks {company}", "New tariff {company}"],
  onboarding: ["Kick-off {company}", "Onboarding workshop", "First pick-ups planned"],
  problem: ["Damage figures", "Delays on the {city} lane", "What went wrong in {month}"],
  peak: ["Peak season planning", "Volumes for Christmas", "Forecast {company}"],
};

export const minutes = {
  review: [
    "{volumes} {mood} {contact} asks for [one invoice a month instead of four|a fixed driver|scans within the hour]. Next review in three months.",
    "Went through the figures of the quarter. {volumes} Damage rate [down to 0.4 %|up to 0.9 %|unchanged]. {mood}",
  ],
  rates: [
    "We offered [2.1 %|3 %|a flat rate] for twelve months. {contact} wants [fuel surcharge capped|a quarterly exit|volume steps from 400 parcels]. [Decision in two weeks.|Sends a counter-offer.|Agreed in principle.]",
    "{contact} compares us with two others. Our lane to {city} is [cheaper|dearer], the evening slot is what they like. {mood}",
  ],
  onboarding: [
    "Walked through labels, cut-off times and the claims form. Test shipment of [six|ten|two] cartons to {city} on Monday. {contact} is the only one allowed to book for now.",
    "Interface works with the test data; returns still go to the old address. {mood}",
  ],
  problem: [
    "{contact} showed photos of [three|five|a dozen] broken cartons from the {city} lane. Cause: [stacking above the belt|night reload without straps|wet floor at the dock]. We [change the reload|pay the claims|send a packer for a day].",
    "Late pick-ups in {month}: [two|four|six] times after 17:00. Driver change agreed. {mood}",
  ],
  peak: [
    "Forecast for {month}: [plus 20 %|plus 35 %|same as last year]. We need [a second swap body|two more pick-ups a week|labels printed ahead]. {mood}",
  ],
};

export const rules = {
  volumes: [
    "Volumes are up [6|9|14] % on the quarter.",
    "Volumes are flat.",
    "Fewer parcels, heavier ones.",
    "Returns have doubled, parcels not.",
    "{city} grows fastest.",
  ],
  mood: [
    "Friendly talk.",
    "{contact} was short with us, late pick-ups again.",
    "Very pleased with the evening slot.",
    "Some tension about the last invoice.",
    "They would recommend us.",
    "No complaints this time.",
    "They look at a competitor too.",
  ],
};

export const visits = [
  "Driver's entrance measured, a 12 t lorry fits.",
  "Packed two pallets with {contact}, showed the corner boards.",
  "Depot visit: {contact} saw the belt and the claims shelf.",
  "Left sample boxes at the goods-in.",
  "Checked scales and label printer.",
  "Counted damaged cartons together: [two|three|none].",
];
export const followUps = [
  "Call {contact} about the open quote.",
  "Send revised tariff to {contact}.",
  "Ask whether the test shipment arrived.",
  "Remind {contact} of the signed terms.",
  "Check if the second dock is free in {month}.",
];
export const internalNotes = [
  "{contact} decides alone up to {amount}.",
  "Accounts asks for purchase order numbers on every invoice.",
  "New goods-in hours: 6 to 13.",
  "Competitor offered them a trial.",
  "Wants e-mail only, no calls before ten.",
  "Payment by bank transfer only.",
];
