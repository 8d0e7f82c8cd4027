// The company's eighteen months, made in the order in which one thing depends on another.
import { kEnd } from "./calendar.mjs";
import {
  makeBusinessActivities,
  makeDisputes,
  makeInvoices,
  makeMeetings,
  numberDisputes,
  numberInvoices,
  payInvoices,
} from "./business.mjs";
import { makeCampaigns, makeConsents, makeHandles, makePosts, makeSurveys } from "./crowd.mjs";
import { makeCompanies, makePeople } from "./people.mjs";
import { Random } from "./random.mjs";
import { makeService } from "./service.mjs";
import { makeDeliveries, makeOrders, makePayments, nameOrders } from "./shop.mjs";
import * as dispute from "./stories/dispute.mjs";
import * as gluten from "./stories/gluten_free.mjs";
import * as john from "./stories/john.mjs";
import * as kettle from "./stories/kettle.mjs";
import * as kyc from "./stories/kyc.mjs";
import * as latePayer from "./stories/late_payer.mjs";
import * as prospect from "./stories/prospect.mjs";
import * as repeats from "./stories/repeats.mjs";

const kStories = [dispute, john, kettle, gluten, repeats, prospect, kyc, latePayer];

export function makeWorld() {
  const world = {
    end: kEnd,
    orders: [],
    invoices: [],
    payments: [],
    tickets: [],
    calls: [],
    surveys: [],
    posts: [],
    meetings: [],
    activities: [],
  };
  world.people = makePeople(new Random("people"), 1300);
  world.companies = makeCompanies(new Random("companies"));
  for (const story of kStories) story.prepare?.(world);

  makeOrders(world, 2350);
  nameOrders(world);
  makeDeliveries(world);
  makePayments(world);
  makeInvoices(world);
  numberInvoices(world);
  payInvoices(world);
  makeDisputes(world, 14);
  makeService(world, { tickets: 1290, calls: 2560 });
  makeConsents(world);
  makeCampaigns(world);
  makeSurveys(world, 640);
  makeHandles(world);
  makePosts(world, 620);
  makeMeetings(world, 150);
  makeBusinessActivities(world, { visits: 130, followUps: 230, notes: 190 });

  for (const story of kStories) story.tell(world);
  numberDisputes(world);
  return world;
}
