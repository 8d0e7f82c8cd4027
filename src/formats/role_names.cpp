#include "formats/role_names.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/instant.h"

namespace throughline::formats {
namespace {

struct NameRow {
  Role role;
  std::int8_t rank;
  std::string_view names;  // reduced, separated by a space
};

constexpr Role field(Field target) { return {RoleKind::kField, target}; }
constexpr Role kQuantity{RoleKind::kQuantity, Field::kValue};
constexpr Role kUnitPrice{RoleKind::kUnitPrice, Field::kValue};

constexpr auto kNames = std::to_array<NameRow>({
    {field(Field::kId), 8, "id interactionid uuid guid"},
    {field(Field::kId), 6,
     "recordid rowid eventid messageid contactrecordid callid engagementid activityid "
     "transactionid transactionno commentid emailid chatid surveyid responseid respondentid"},
    {field(Field::kThread), 8, "thread threadid conversationid conversation"},
    {field(Field::kThread), 6,
     "parentrecord threadts sessionid initialcontactid inreplyto parentid"},

    {field(Field::kCustomer), 9,
     "customerid custid customernumber customerno customercode customeruuid customerkey"},
    {field(Field::kCustomer), 8,
     "clientid clientnumber clientno customer cust buyerid memberid membershipid "
     "subscriberid patientid guestid shopperid consumerid clubcard loyaltyid"},
    {field(Field::kCustomer), 7,
     "contactid requesterid callerid visitorid personid client buyer requester"},
    {field(Field::kCustomer), 6,
     "accountid accountnumber accountno whoid leadid enduserid userpseudoid"},
    {field(Field::kCustomer), 4, "userid user uid"},
    {field(Field::kCustomer), 2, "authorid senderid account"},
    {field(Field::kCustomerName), 9, "customername customerfullname clientname"},
    {field(Field::kCustomerName), 8,
     "contactname requestername buyername callername membername fullname guestname "
     "customer client buyer requester"},
    {field(Field::kCustomerName), 4, "contact username displayname person caller"},
    {field(Field::kCustomerName), 2, "name"},
    {field(Field::kEmail), 9,
     "email customeremail emailaddress customeremailaddress clientemail contactemail"},
    {field(Field::kEmail), 7, "mail mailaddress useremail requesteremail buyeremail billingemail"},
    {field(Field::kEmail), 4, "from sender fromaddress fromemail senderemail"},
    {field(Field::kPhone), 9,
     "phone customerphone phonenumber customerphonenumber telephone contactphone"},
    {field(Field::kPhone), 7,
     "mobile mobilephone cell cellphone tel telephonenumber msisdn mobilenumber "
     "callernumber fromnumber ani"},
    {field(Field::kHandle), 8, "handle customerhandle twitterhandle screenname socialhandle"},
    {field(Field::kOrganisation), 9,
     "organisation organization organisationname organizationname company "
     "companyname"},
    {field(Field::kOrganisation), 7,
     "organisationid organizationid companyid org orgid customercompany employer "
     "accountname account"},

    {field(Field::kStartedAt), 9,
     "startedat startat starttime startdate startdatetime starttimestamp datetime "
     "timestamp interactiondate interactiontime contactdate"},
    {field(Field::kStartedAt), 8,
     "date time createdat created createdon creationdate createddate createdtime "
     "createtime creationtime eventtime eventtimestamp eventdate occurredat "
     "initiationtimestamp datecreated ts when sentat receivedat receiveddate"},
    {field(Field::kStartedAt), 7,
     "invoicedate orderdate purchasedate transactiondate saledate paymentdate calldate "
     "calltime callstart ordertime orderedat purchasedat paidat orderpurchasetimestamp "
     "ticketcreated opened openedat opendate dateopened submittedat submitted "
     "responsedate reviewdate surveydate posteddate postedat publishedat visitdate "
     "meetingdate activitydate datereceived day policyappliedat trandate postingdate"},
    {field(Field::kStartedAt), 3,
     "updatedat updated updatedon lastupdated modifiedat lastmodified modifieddate"},
    {field(Field::kEndedAt), 9,
     "endedat endat endtime enddate enddatetime endtimestamp finishedat completedat"},
    {field(Field::kEndedAt), 6,
     "closedat closed closedate dateclosed resolvedat solvedat disconnecttimestamp "
     "callend closeddate resolutiondate"},
    {field(Field::kFollowUpAt), 9, "followupat followupdate followup followupdue"},
    {field(Field::kFollowUpAt), 6,
     "dueat duedate due nextcontact nextcontactdate callbackat remindat"},

    {field(Field::kChannel), 9,
     "channel contactchannel channelname communicationchannel interactionchannel"},
    {field(Field::kChannel), 7,
     "viachannel via medium contactmethod sourcechannel channeltype mediatype "
     "submittedvia"},
    {field(Field::kChannel), 2, "source platform"},
    {field(Field::kType), 9, "type interactiontype contacttype"},
    {field(Field::kType), 7,
     "tickettype tickettypename casetype activitytype requesttype eventtype recordtype "
     "transactiontype engagementtype calltype messagetype"},
    {field(Field::kType), 2, "category kind reason event eventname action"},
    {field(Field::kDirection), 9, "direction calldirection originatingdirection messagedirection"},
    {field(Field::kDirection), 3, "calltype inout inbound initiationmethod"},
    {field(Field::kFunction), 9, "function businessfunction"},
    {field(Field::kFunction), 5, "department dept division businessunit"},
    {field(Field::kTopic), 9, "topic topics subtopic"},
    {field(Field::kTopic), 6,
     "category reason issue issuetype contactreason disposition complaintreason subcategory "
     "tickettopic callreason theme issuecategory productcategory"},
    {field(Field::kAgent), 9, "agent agentname agentid assignedagent"},
    {field(Field::kAgent), 7,
     "assignee assigneeid assigneename assignedto owner ownerid ownername rep repname "
     "representative salesrep salesperson employee employeeid employeename operator handledby "
     "advisor agentemail staff staffid csr assignedtoid"},
    {field(Field::kTeam), 9, "team teamname queue queuename"},
    {field(Field::kTeam), 7,
     "group groupid groupname department dept assignmentgroup supportgroup"},
    {field(Field::kStatus), 9, "status ticketstatus casestatus currentstatus"},
    {field(Field::kStatus), 6, "state orderstatus stage outcome"},

    {field(Field::kSubject), 9, "subject title subjectline ticketsubject emailsubject headline"},
    {field(Field::kSubject), 6, "description summary shortdescription"},
    {field(Field::kSubject), 5,
     "productname product item itemname "
     "itemdescription productdescription lineitemname"},
    {field(Field::kBody), 9,
     "body text message content messagebody bodytext emailbody transcript messagetext"},
    {field(Field::kBody), 8,
     "comment comments remark remarks feedback review reviewtext complaint details tweet "
     "verbatim narrative consumercomplaintnarrative question"},
    {field(Field::kBody), 6, "description ticketdescription notes note callnotes summary"},
    {field(Field::kSentiment), 9, "sentiment sentimentlabel"},
    {field(Field::kSentiment), 8, "sentimentscore airlinesentiment polarity compound"},
    {field(Field::kCsat), 9,
     "csat csatscore customersatisfaction satisfaction satisfactionrating "
     "customersatisfactionrating"},
    {field(Field::kCsat), 5, "rating score stars satisfactionscore overallrating reviewscore"},
    {field(Field::kNps), 9, "nps npsscore netpromoterscore likelihoodtorecommend recommend"},
    {field(Field::kWait), 9,
     "waits wait waittime waitseconds waittimes queuetime waitingtime queueduration "
     "speedofanswer speedofanswerinseconds waitms waitmin queueseconds"},
    {field(Field::kHold), 9,
     "holds hold holdtime holdseconds holdduration customerholdduration holdms"},
    {field(Field::kTalk), 9,
     "talks talk talktime talkseconds talkduration agentinteractionduration avgtalkduration "
     "handletime talkms"},
    {field(Field::kTalk), 6,
     "duration callduration durations durationseconds callseconds durationinseconds "
     "calldurationinseconds durationmilliseconds durationms callminutes durationmin "
     "durationminutes calldurationminutes callduration seconds length"},
    {field(Field::kWrap), 9,
     "wraps wrap wraptime wrapup wrapuptime aftercallwork acw acwtime aftercontactworkduration "
     "wrapseconds"},
    {field(Field::kTransfers), 9, "transfers transfercount numberoftransfers transferred"},

    {field(Field::kValue), 9,
     "value totalamount total amount grandtotal totalvalue lineamount linetotal"},
    {field(Field::kValue), 8,
     "ordertotal totalprice ordervalue ordervalueinr amountpaid paymentamount paymentvalue "
     "transactionamount transactionvalue revenue sales saleamount salesamount invoiceamount "
     "invoicetotal purchaseamount dollarvalue purchaseamountusd netamount grossamount "
     "refundamount amounteur amountusd amountgbp totaleur totalusd totalgbp valueeur valueusd "
     "spend"},
    {field(Field::kValue), 4, "subtotal cost fee charge"},
    {kQuantity, 9, "quantity qty orderquantity quantityordered unitsordered lineitemquantity"},
    {kQuantity, 6, "units count pieces numberofcds itemcount orderedquantity"},
    {kUnitPrice, 9,
     "unitprice priceeach priceperunit unitcost itemunitprice lineitemprice pricepereach"},
    {kUnitPrice, 6, "price itemprice sellingprice saleprice"},
    {field(Field::kCurrency), 9,
     "currency currencycode currencyiso isocurrency transactioncurrency"},

    {field(Field::kOrder), 9,
     "order orderid ordernumber orderno ordernr purchaseorder ponumber purchaseid orderref"},
    {field(Field::kInvoice), 9, "invoice invoiceid invoicenumber invoiceno invoicenr invoiceref"},
    {field(Field::kInvoice), 5, "receiptid receiptnumber receiptno billid billno billnumber"},
    {field(Field::kPayment), 9,
     "payment paymentid paymentnumber paymentref paymentreference chargeid"},
    {field(Field::kDispute), 9, "dispute disputeid chargebackid"},
    {field(Field::kCase), 9, "case caseid casenumber caseno"},
    {field(Field::kCase), 8,
     "ticket ticketid ticketnumber ticketno incidentid incidentnumber issueid "
     "complaintid claimid requestid"},
    {field(Field::kAttachment), 9, "attachment attachments attachmenturl attachmentname files"},
    {field(Field::kRecording), 9, "recording recordingurl recordinglocation callrecording"},
    {field(Field::kTags), 9, "tags tag labels label keywords"},
});

std::vector<NamedRole> make_table() {
  std::vector<NamedRole> table;
  const auto add = [&](std::string_view name, Role role, std::int8_t rank) {
    const auto same = [&](const NamedRole& row) { return row.name == name && row.role == role; };
    if (std::none_of(table.begin(), table.end(), same)) table.push_back({name, role, rank});
  };
  for (const NameRow& row : kNames) {
    std::string_view rest = row.names;
    while (!rest.empty()) {
      const std::size_t length = std::min(rest.find(' '), rest.size());
      add(rest.substr(0, length), row.role, row.rank);
      rest.remove_prefix(std::min(length + 1, rest.size()));
    }
  }
  std::stable_sort(table.begin(), table.end(),
                   [](const NamedRole& a, const NamedRole& b) { return a.name < b.name; });
  return table;
}

// The words of a name: cut at what is neither letter nor digit, and before a capital behind a small
// letter.
std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words(1);
  char last = 0;
  for (const char c : name) {
    const bool capital = c >= 'A' && c <= 'Z';
    const bool small =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (!capital && !small) {
      if (!words.back().empty()) words.emplace_back();
    } else {
      if (capital && last >= 'a' && last <= 'z' && !words.back().empty()) words.emplace_back();
      words.back().push_back(capital ? static_cast<char>(c - 'A' + 'a') : c);
    }
    last = c;
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::span<const NamedRole> roles_of_reduced(const std::string& reduced) {
  static const std::vector<NamedRole> table = make_table();
  const auto before = [](const NamedRole& row, std::string_view key) { return row.name < key; };
  const auto begin =
      std::lower_bound(table.begin(), table.end(), std::string_view(reduced), before);
  auto end = begin;
  while (end != table.end() && end->name == reduced) ++end;
  return {begin, end};
}

}  // namespace

std::string reduced_name(std::string_view name) {
  std::string reduced;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') {
      reduced.push_back(static_cast<char>(c - 'A' + 'a'));
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
               static_cast<unsigned char>(c) >= 0x80) {
      reduced.push_back(c);
    }
  }
  return reduced;
}

std::span<const NamedRole> roles_of_name(std::string_view name) {
  if (name.size() > 128) return {};
  const auto found = roles_of_reduced(reduced_name(name));
  // What a nested row takes from the record it stands in means there what it means here.
  constexpr std::string_view kParent = "parent.";
  if (found.empty() && name.starts_with(kParent)) return roles_of_name(name.substr(kParent.size()));
  return found;
}
bool names_other_time(std::string_view name) {
  static constexpr auto kOther = std::to_array<std::string_view>(
      {"birth",    "birthday",  "birthdate", "dob",      "synced",  "sync",   "imported",
       "exported", "extracted", "loaded",    "inserted", "expires", "expiry", "expiration",
       "deleted",  "login",     "due",       "deadline", "until",   "batched"});
  const std::vector<std::string> words = words_of(name);
  return std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return std::find(kOther.begin(), kOther.end(), word) != kOther.end();
  });
}

std::int64_t unit_of_name(std::string_view name) {
  const std::vector<std::string> words = words_of(name);
  if (words.empty()) return 0;
  const std::string& last = words.back();
  if (last == "ms" || last == "millis" || last == "milliseconds" || last == "msec") return 1'000;
  if (last == "min" || last == "mins" || last == "minutes") return kMicrosPerMinute;
  if (last == "h" || last == "hours" || last == "hrs") return kMicrosPerHour;
  if (last == "s" || last == "sec" || last == "secs" || last == "seconds") return kMicrosPerSecond;
  return 0;
}

std::string_view currency_of_name(std::string_view name) {
  static constexpr auto kCodes = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"eur", "EUR"}, {"usd", "USD"}, {"gbp", "GBP"}, {"chf", "CHF"}, {"jpy", "JPY"},
       {"cny", "CNY"}, {"inr", "INR"}, {"aud", "AUD"}, {"cad", "CAD"}, {"sek", "SEK"},
       {"nok", "NOK"}, {"dkk", "DKK"}, {"pln", "PLN"}, {"brl", "BRL"}, {"mxn", "MXN"},
       {"czk", "CZK"}, {"zar", "ZAR"}, {"sgd", "SGD"}, {"hkd", "HKD"}, {"nzd", "NZD"}});
  const std::vector<std::string> words = words_of(name);
  if (words.size() < 2) return {};
  for (const auto& [word, code] : kCodes) {
    if (words.back() == word) return code;
  }
  return {};
}

}  // namespace throughline::formats
