#include "formats/role_name_table.h"

#include <array>

namespace throughline::formats {
namespace {

constexpr Role field(Field target) { return {RoleKind::kField, target}; }
constexpr Role kQuantity{RoleKind::kQuantity, Field::kValue};
constexpr Role kUnitPrice{RoleKind::kUnitPrice, Field::kValue};

constexpr auto kNames = std::to_array<NameRow>({
    {field(Field::kId), 8, "id interactionid uuid guid"},
    {field(Field::kId), 6,
     "recordid rowid eventid messageid contactrecordid callid engagementid activityid "
     "transactionid transactionno commentid emailid chatid surveyid responseid respondentid"},
    {field(Field::kId), 5, "documentnumber documentid documentno"},
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
    {field(Field::kCustomer), 6,
     "nationalid identitynumber cpf cnpj cpfcnpj dni nie dninie nif nifcif cuit rut curp "
     "codicefiscale cardnumber cardno loyaltycard loyaltynumber membernumber memberno"},
    {field(Field::kCustomer), 4, "userid user uid"},
    {field(Field::kCustomer), 2, "authorid senderid account"},
    {field(Field::kCustomerName), 9, "customername customerfullname clientname"},
    {field(Field::kCustomerName), 8,
     "contactname requestername buyername callername membername fullname guestname "
     "customer client buyer requester visitor visitorname"},
    {field(Field::kCustomerName), 7,
     "counterparty counterpartyname party partyname payee payeename payer payername contactperson"},
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
     "started responsedate reviewdate surveydate posteddate postedat publishedat visitdate "
     "meetingdate activitydate returndate datereceived bookedat bookingdate datebooked seizuretime "
     "seizuretimestamp setuptime day policyappliedat trandate postingdate"},
    {field(Field::kStartedAt), 3,
     "updatedat updated updatedon lastupdated modifiedat lastmodified modifieddate"},
    {field(Field::kEndedAt), 9,
     "endedat endat endtime enddate enddatetime endtimestamp finishedat completedat"},
    {field(Field::kEndedAt), 6,
     "closedat closed closedate dateclosed resolvedat solvedat disconnecttimestamp disconnecttime "
     "releasetime releasetimestamp hanguptime ended finished "
     "callend closeddate resolutiondate"},
    {field(Field::kFollowUpAt), 9, "followupat followupdate followup followupdue"},
    {field(Field::kFollowUpAt), 6,
     "dueat duedate due nextcontact nextcontactdate callbackat callbackdate callbacktime "
     "callbackdatetime callbacktimestamp nextappointment nextvisit nextcall nextactiondate "
     "remindat"},

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
     "caseowner ticketowner dealowner leadowner opportunityowner taskowner assignee assigneeid "
     "assigneename assignedto owner ownerid ownername rep repname "
     "representative salesrep salesperson employee employeeid employeename operator handledby "
     "advisor agentemail staff staffid csr assignedtoid bookedby servedby soldby takenby "
     "answeredby attendedby cashier clerk cajero cajera kassierer caissier"},
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
     "verbatim narrative snippet excerpt posttext consumercomplaintnarrative question"},
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
     "invoicetotal purchaseamount dollarvalue purchaseamountusd grossamount "
     "refundamount gross amounteur amountusd amountgbp totaleur totalusd totalgbp valueeur "
     "valueusd "
     "spend"},
    {field(Field::kValue), 7, "netamount nettotal amountexcludingtax amountexvat"},
    {field(Field::kValue), 4, "subtotal cost fee charge"},
    {kQuantity, 9, "quantity qty orderquantity quantityordered unitsordered lineitemquantity"},
    {kQuantity, 6, "units count pieces numberofcds itemcount orderedquantity"},
    {kUnitPrice, 9,
     "unitprice priceeach priceperunit unitcost itemunitprice lineitemprice pricepereach"},
    {kUnitPrice, 6, "price uprice itemprice sellingprice saleprice"},
    {field(Field::kCurrency), 9,
     "currency currencycode currencyiso isocurrency transactioncurrency"},

    {field(Field::kOrder), 9,
     "order orderid ordernumber orderno ordernr purchaseorder ponumber purchaseid orderref"},
    {field(Field::kOrder), 7,
     "reservation reservationid reservationnumber reservationno booking bookingid bookingnumber "
     "bookingno bookingref bookingreference confirmationnumber confirmationno confirmationcode"},
    {field(Field::kInvoice), 9, "invoice invoiceid invoicenumber invoiceno invoicenr invoiceref"},
    {field(Field::kInvoice), 5, "receiptid receiptnumber receiptno billid billno billnumber"},
    {field(Field::kPayment), 9,
     "payment paymentid paymentnumber paymentref paymentreference chargeid"},
    {field(Field::kDispute), 9, "dispute disputeid chargebackid"},
    {field(Field::kCase), 9, "case caseid casenumber caseno"},
    {field(Field::kCase), 8,
     "ticket rma rmanumber rmaid ticketid ticketnumber ticketno incidentid incidentnumber issueid "
     "complaintid claimid requestid"},
    {field(Field::kAttachment), 9, "attachment attachments attachmenturl attachmentname files"},
    {field(Field::kRecording), 9, "recording recordingurl recordinglocation callrecording"},
    {field(Field::kTags), 9, "tags tag labels label keywords"},

    // German.
    {field(Field::kId), 5, "nr lfdnr vorgangsnummer vorgangsnr belegnr belegnummer datensatz"},
    {field(Field::kThread), 6, "gesprach vorgangsid konversation"},
    {field(Field::kCustomer), 8,
     "kundennummer kundennr kundenid kundnr kdnr debitor debitorennummer mitgliedsnummer kunde"},
    {field(Field::kCustomerName), 8, "kundenname kunde ansprechpartner auftraggeber"},
    {field(Field::kEmail), 8, "emailadresse mailadresse epost kundenemail"},
    {field(Field::kPhone), 8, "telefon telefonnummer telefonnr mobil handy handynummer rufnummer"},
    {field(Field::kOrganisation), 8, "firma unternehmen organisation firmenname betrieb"},
    {field(Field::kStartedAt), 8,
     "datum zeitpunkt zeitstempel uhrzeit beginn startzeit erstelltam erstellt angelegtam "
     "eingangsdatum anrufdatum kontaktdatum"},
    {field(Field::kStartedAt), 7,
     "bestelldatum rechnungsdatum kaufdatum belegdatum buchungstag buchungsdatum zahlungsdatum "
     "auftragsdatum lieferdatum"},
    {field(Field::kStartedAt), 3, "geandertam aktualisiertam"},
    {field(Field::kEndedAt), 8, "ende endzeit geschlossenam erledigtam abgeschlossenam"},
    {field(Field::kFollowUpAt), 7, "wiedervorlage falligam faelligam falligkeit faelligkeitsdatum"},
    {field(Field::kChannel), 8, "kanal kontaktkanal kontaktweg"},
    {field(Field::kType), 8, "art typ vorgangsart kontaktart belegart anfrageart"},
    {field(Field::kDirection), 8, "richtung"},
    {field(Field::kTopic), 7, "thema kategorie grund kontaktgrund anliegen beschwerdegrund"},
    {field(Field::kAgent), 8,
     "bearbeiter sachbearbeiter mitarbeiter berater agentin zustandig betreuer verkaufer"},
    {field(Field::kTeam), 8, "abteilung gruppe warteschlange"},
    {field(Field::kStatus), 8, "zustand bearbeitungsstatus auftragsstatus"},
    {field(Field::kSubject), 8, "betreff titel bezeichnung artikel artikelbezeichnung"},
    {field(Field::kBody), 8,
     "nachricht bemerkung bemerkungen kommentar beschreibung notiz notizen inhalt anmerkung "
     "freitext"},
    {field(Field::kCsat), 8, "zufriedenheit kundenzufriedenheit bewertung sterne"},
    {field(Field::kWait), 8, "wartezeit"},
    {field(Field::kTalk), 8, "gesprachsdauer sprechzeit dauer gesprachszeit"},
    {field(Field::kWrap), 8, "nachbearbeitungszeit nachbearbeitung"},
    {field(Field::kValue), 8,
     "betrag gesamtbetrag summe umsatz rechnungsbetrag gesamtpreis bruttobetrag betragbrutto "
     "summebrutto gesamtbrutto "
     "gesamt zahlbetrag wert"},
    {field(Field::kValue), 7, "nettobetrag nettosumme betragnetto summenetto"},
    {kQuantity, 8, "menge anzahl stuck stueck stuckzahl"},
    {kUnitPrice, 8, "einzelpreis stuckpreis preis"},
    {field(Field::kCurrency), 8, "wahrung waehrung"},
    {field(Field::kOrder), 8,
     "bestellnummer bestellnr auftragsnummer auftragsnr auftrag bestellung"},
    {field(Field::kInvoice), 8, "rechnungsnummer rechnungsnr rechnung"},
    {field(Field::kPayment), 7, "zahlung zahlungsnummer zahlungsreferenz"},
    {field(Field::kTags), 7, "schlagworte stichworte"},
    // French.
    {field(Field::kId), 5, "numero identifiant"},
    {field(Field::kCustomer), 6, "compteclient numerodecompteclient"},
    {field(Field::kCustomer), 8, "clientid idclient numeroclient noclient codeclient nclient"},
    {field(Field::kCustomerName), 8, "nomclient nomduclient nomcomplet nometprenom interlocuteur"},
    {field(Field::kCustomerName), 2, "nom"},
    {field(Field::kEmail), 8, "courriel adressemail adresseemail mel"},
    {field(Field::kPhone), 8, "numerodetelephone portable"},
    {field(Field::kOrganisation), 8, "societe entreprise raisonsociale"},
    {field(Field::kStartedAt), 8,
     "dateheure horodatage datedecreation creele datedebut debut heure heuredebut datedappel"},
    {field(Field::kStartedAt), 7,
     "datecommande datefacture datedefacture dateachat datedecommande"},
    {field(Field::kEndedAt), 8, "fin datefin heurefin cloturele"},
    {field(Field::kFollowUpAt), 7, "echeance datedecheance relance"},
    {field(Field::kChannel), 8, "canal"},
    {field(Field::kType), 8, "typedecontact typededemande"},
    {field(Field::kDirection), 8, "sens"},
    {field(Field::kTopic), 7, "sujetdecontact motif categorie theme"},
    {field(Field::kAgent), 8, "conseiller operateur vendeur commercial"},
    {field(Field::kTeam), 7, "groupe fileattente"},
    {field(Field::kStatus), 8, "statut etat"},
    {field(Field::kSubject), 8, "objet sujet titre libelle produit article designation"},
    {field(Field::kBody), 8, "commentaire commentaires remarque texte contenu reclamation"},
    {field(Field::kCsat), 7, "noteclient evaluation"},
    {field(Field::kWait), 8, "tempsdattente attente"},
    {field(Field::kTalk), 8, "duree dureeappel dureedappel"},
    {field(Field::kValue), 8,
     "montant montanttotal total montantttc totalttc chiffredaffaires prixtotal somme"},
    {field(Field::kValue), 7, "montantht totalht"},
    {kQuantity, 8, "quantite qte nombre"},
    {kUnitPrice, 8, "prixunitaire prix"},
    {field(Field::kCurrency), 8, "devise monnaie"},
    {field(Field::kOrder), 8, "commande numerocommande numerodecommande nocommande"},
    {field(Field::kInvoice), 8, "facture numerofacture numerodefacture nofacture"},
    {field(Field::kPayment), 7, "paiement reglement"},
    // Spanish and Portuguese.
    {field(Field::kCustomer), 8,
     "cliente idcliente clienteid codigocliente numerocliente codigodocliente codcliente"},
    {field(Field::kCustomer), 6, "cuentadecliente contadocliente"},
    {field(Field::kCustomerName), 8,
     "nombrecliente nombredelcliente nomecliente nomedocliente cliente nombreyapellidos "
     "nombrecompleto nomecompleto"},
    {field(Field::kCustomerName), 2, "nombre nome"},
    {field(Field::kEmail), 8, "correo correoelectronico emailcliente enderecodeemail"},
    {field(Field::kPhone), 8, "telefono movil celular telefone telemovel"},
    {field(Field::kOrganisation), 8, "empresa compania razonsocial companhia razaosocial"},
    {field(Field::kStartedAt), 8,
     "fecha fechahora fechayhora fechadecreacion creadoel hora fechainicio horainicio inicio data "
     "datahora dataehora datadecriacao criadoem datainicio horadeinicio fechadellamada"},
    {field(Field::kStartedAt), 7,
     "fechapedido fechadepedido fechafactura fechacompra datapedido datadopedido datacompra "
     "datafatura fechaventa datavenda"},
    {field(Field::kEndedAt), 8,
     "fechafin horafin fim datafim horafim fechadecierre fechadoem datadeencerramento"},
    {field(Field::kFollowUpAt), 7,
     "vencimiento vencimento seguimiento fechadevencimiento datadevencimento"},
    {field(Field::kType), 8, "tipo tipodecontacto tipodecontato tipocontacto"},
    {field(Field::kDirection), 8, "direccionllamada sentido direcao"},
    {field(Field::kDirection), 3, "direccion"},
    {field(Field::kTopic), 7, "motivo categoria tema assunto"},
    {field(Field::kAgent), 8,
     "agente atendente operador asesor vendedor responsable "
     "tramitador gestor responsavel"},
    {field(Field::kTeam), 7, "equipo equipe cola fila departamento"},
    {field(Field::kStatus), 8, "estado situacao"},
    {field(Field::kSubject), 8,
     "asunto assunto titulo producto produto articulo descripcionproducto"},
    {field(Field::kBody), 8,
     "mensaje comentario comentarios mensagem observaciones observacoes descripcion descricao "
     "texto notas queja reclamo"},
    {field(Field::kCsat), 8,
     "satisfaccion satisfacao valoracion avaliacao calificacion puntuacion"},
    {field(Field::kWait), 8, "tiempodeespera espera tempodeespera"},
    {field(Field::kTalk), 8, "duracion duracionllamada duracao tiempodeconversacion"},
    {field(Field::kValue), 8,
     "importe importetotal monto montototal valor valortotal preciototal precototal ventas vendas"},
    {kQuantity, 8, "cantidad quantidade unidades qtd cant"},
    {kUnitPrice, 8, "preciounitario precio precounitario preco valorunitario"},
    {field(Field::kCurrency), 8, "moneda moeda divisa"},
    {field(Field::kOrder), 8, "pedido numeropedido numerodepedido nopedido idpedido orden"},
    {field(Field::kInvoice), 8, "numerofactura fatura numerofatura numerodefactura"},
    {field(Field::kPayment), 7, "pago pagamento"},
    {field(Field::kTags), 7, "etiquetas etiquettes"},
    // Italian, where the words alone (name_words.cpp) do not tell.
    {field(Field::kCustomerName), 7, "referente nominativo nomecliente nomeecognome"},
    {field(Field::kOrganisation), 8, "ragionesociale azienda"},
    {field(Field::kAgent), 7, "venditore addetto"},
    {field(Field::kTopic), 7, "argomento"},
    {field(Field::kSubject), 8, "prodotto articolo"},
    {kQuantity, 8, "quantita pezzi"},
    {kUnitPrice, 8, "prezzounitario prezzo"},
});

}  // namespace

std::span<const NameRow> role_name_rows() { return kNames; }

}  // namespace throughline::formats
