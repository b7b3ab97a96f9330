/**
 * A Business Central to test against: no tenant, no network, no Docker.
 *
 * <pre>{@code
 * FakeBusinessCentral fake = FakeBusinessCentral.create();
 * UUID payment = fake.addPayment(fake.journalId(), Map.of("customerNumber", "10000", "amount", -100));
 *
 * try (FakeBusinessCentralServer server = FakeBusinessCentralServer.start(fake)) {
 *     // point your program at server.url(), with any bearer token; the company is fake.companyId()
 * }
 * OkHttpClient client = new OkHttpClient.Builder().addInterceptor(fake.interceptor()).build();   // or without sockets
 *
 * fake.addFault(Faults.cutAfterCommit().on(Requests.posts()).times(1));   // done, but the first POST hears nothing of it
 *
 * fake.requests();                       // what arrived, headers and bodies included
 * fake.payments(fake.journalId());       // what is stored now
 * }</pre>
 *
 * <p>It starts with the customers 10000 Adatum Corporation, 20000 Trey Research, 30000 School of Fine Art, 40000 Alpine Ski
 * House (blocked) and 50000 Relecloud; the posted invoices 103031 (paid) to 103033 of the first, 103034 of the second and
 * 103035 of the third; the draft S-INV102204; the G/L accounts 10100, 10200 and 40100; the dimensions AREA, DEPARTMENT and
 * PROJECT, of which customer 20000 has DEPARTMENT SALES by default; and the journal CASHIN, balanced by 10100. Ids are the same in every run.
 *
 * <p>{@link Webhooks} notifies receivers of changes.
 *
 * <p>{@link Setup} holds what administrators set up, {@link People} what people do meanwhile, {@link Switches} behaviour that
 * is rare or has not been shown live. All of it is off until a test asks for it.
 *
 * <p>Where it is not known what the service does, {@link Choice} lists the alternatives. A {@link Fault} makes things go
 * wrong: the package {@code fault} has the usual ones, by request, by count or by seeded chance. {@link Limits} are those
 * of the service, and a {@link VirtualClock} spares waiting for them. The comments "Rule 13" and so on refer to the list in
 * {@code business-central.md}, section 12.
 *
 * <table>
 *   <caption>Where the rules live; their tests are named after them</caption>
 *   <tr><td>1, 3, 4</td><td>addresses: {@code Target}, {@code odata.ResourcePath}</td></tr>
 *   <tr><td>2</td><td>{@code Authentication}</td></tr>
 *   <tr><td>5</td><td>{@code Service}, {@code odata.ODataError}, {@code Refusal}</td></tr>
 *   <tr><td>6 to 9</td><td>bodies: {@code odata.EntityJson}, {@code odata.Property}, {@code SentValues}, {@code Schema}</td></tr>
 *   <tr><td>10, 11</td><td>{@code Reads}</td></tr>
 *   <tr><td>12 to 18</td><td>{@code Payments}, {@code LineDefaults}, {@code CustomerOnLine}, {@code InvoiceOnLine}</td></tr>
 *   <tr><td>19, 35</td><td>{@code PostAction}, {@code Posting}, {@code PostingChecks}, {@code Ledger}</td></tr>
 *   <tr><td>20</td><td>{@code HiddenLine}, {@code JournalLines}</td></tr>
 *   <tr><td>21, 22</td><td>{@code Journals}</td></tr>
 *   <tr><td>23</td><td>{@code DimensionSetLines}, {@code DimensionSets}, {@code SentDimension}</td></tr>
 *   <tr><td>24</td><td>{@code Service}: what is no {@code WritableSet} is read-only</td></tr>
 *   <tr><td>25 to 27</td><td>{@code IfMatch}, {@code Database}, {@code odata.Row}</td></tr>
 *   <tr><td>28, 29</td><td>the package {@code odata.query}, {@code Links}, {@code Reads}</td></tr>
 *   <tr><td>30</td><td>{@code Batch}, {@code BatchEnvelope}, {@code UndoLog}</td></tr>
 *   <tr><td>31</td><td>the package {@code fault}, {@code Gateway}, {@code LateCommits}, {@code Limits}, {@code Traffic}</td></tr>
 *   <tr><td>32</td><td>{@code Webhooks}, {@code Subscriptions}, {@code ChangeFeed}, {@code Notifications}, {@code Outbox}, {@code
 *       WatchedTable}</td></tr>
 *   <tr><td>33, 55</td><td>{@code ReadState}, {@code PastState}, {@code History}</td></tr>
 *   <tr><td>34, 39, 52</td><td>{@code fault.Faults}</td></tr>
 *   <tr><td>36 to 38</td><td>{@code EmptiedJournal}, {@code Posting}</td></tr>
 *   <tr><td>40</td><td>{@code AccessIntent}</td></tr>
 *   <tr><td>41, 42</td><td>{@code Target}</td></tr>
 *   <tr><td>43, 44</td><td>{@code Setup}, {@code Ledger}, {@code Applications}</td></tr>
 *   <tr><td>45, 54</td><td>{@code Payments}, {@code LineDefaults}</td></tr>
 *   <tr><td>46</td><td>{@code Approval}</td></tr>
 *   <tr><td>47</td><td>{@code DimensionSetLines}</td></tr>
 *   <tr><td>48</td><td>{@code JobQueue}</td></tr>
 *   <tr><td>49, 56</td><td>{@code PostAction}</td></tr>
 *   <tr><td>50</td><td>{@code Ledger}, {@code PostedNumbers}</td></tr>
 *   <tr><td>51</td><td>{@code Batch}</td></tr>
 *   <tr><td>53</td><td>{@code People}</td></tr>
 * </table>
 */
@NullMarked
package io.github.businesscentral.payments.testing;

import org.jspecify.annotations.NullMarked;
