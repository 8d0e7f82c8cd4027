// The helpdesk's export: tickets with their comments, users, organisations. A ticket's description is its first message;
// `comments` holds what came after.
import { iso } from "./calendar.mjs";
import { kStaff } from "./people.mjs";

const kFirstTicket = 40117;

export function helpdeskFile(world) {
  world.tickets.sort((a, b) => a.instant - b.instant);
  const userIds = new Map(kStaff.map((staff, index) => [staff.name, 7001 + index]));
  const organisations = new Map();
  const users = kStaff.map((staff, index) => ({
    id: 7001 + index,
    name: staff.name,
    email: staff.email,
    role: "agent",
  }));
  const userOf = (person) => {
    if (!userIds.has(person)) {
      userIds.set(person, 8001 + userIds.size - kStaff.length);
      const user = {
        id: userIds.get(person),
        name: person.contact ?? person.name,
        email: person.email,
        role: "end-user",
      };
      if (person.contact) {
        if (!organisations.has(person)) organisations.set(person, 601 + organisations.size);
        user.organization_id = organisations.get(person);
      }
      users.push(user);
    }
    return userIds.get(person);
  };
  let comment = 900001;
  world.tickets.forEach((ticket, index) => (ticket.id = kFirstTicket + index));
  const commentsByTime = world.tickets.flatMap((ticket) => ticket.comments).sort((a, b) => a.instant - b.instant);
  for (const each of commentsByTime) each.id = comment++;
  const tickets = world.tickets.map((ticket) => ({
    id: ticket.id,
    created_at: iso(ticket.instant),
    updated_at: iso(ticket.updated ?? ticket.instant),
    type: ticket.type,
    subject: ticket.subject,
    description: ticket.description,
    priority: ticket.priority,
    status: ticket.status,
    requester_id: userOf(ticket.person),
    assignee_id: userIds.get(ticket.agent),
    group: ticket.team,
    ...(ticket.person.contact ? { organization_id: organisations.get(ticket.person) } : {}),
    via: { channel: ticket.channel },
    tags: ticket.tags,
    ...(ticket.order ? { order_id: ticket.order } : {}),
    ...(ticket.score ? { satisfaction_rating: { score: ticket.score } } : {}),
    comments: ticket.comments
      .sort((a, b) => a.instant - b.instant)
      .map((each) => ({
        id: each.id,
        author_id: typeof each.author === "string" ? userIds.get(each.author) : userOf(each.author),
        created_at: iso(each.instant),
        public: each.public,
        body: each.body,
      })),
  }));
  const list = (rows) => "[\n" + rows.map((row) => JSON.stringify(row)).join(",\n") + "\n]";
  const groups = [...organisations].map(([company, id]) => ({ id, name: company.name }));
  return `{"tickets":${list(tickets)},\n"users":${list(users)},\n"organizations":${list(groups)},\n"next_page":null,"count":${tickets.length}}\n`;
}
