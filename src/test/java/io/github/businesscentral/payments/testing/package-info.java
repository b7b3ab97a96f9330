/**
 * A stand-in for Business Central to test against: no tenant, no network, no Docker.
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
 * fake.addFault(Faults.cutAfterCommit().on(Requests.posts()).times(1));   // executed, but the first POST gets no response
 *
 * fake.requests();                       // the requests that arrived, with headers and bodies
 * fake.payments(fake.journalId());       // the stored payments
 * }</pre>
 *
 * <p>It starts with this data:
 *
 * <ul>
 *   <li>the customers 10000 Adatum Corporation, 20000 Trey Research, 30000 School of Fine Art, 40000 Alpine Ski House (blocked) and
 *       50000 Relecloud,
 *   <li>the posted invoices 103031 (paid) to 103033 of the first customer, 103034 of the second and 103035 of the third, and the draft
 *       S-INV102204,
 *   <li>the G/L accounts 10100, 10200 and 40100,
 *   <li>the dimensions AREA, DEPARTMENT and PROJECT; customer 20000 has DEPARTMENT SALES by default,
 *   <li>the journal CASHIN, balanced by 10100.
 * </ul>
 *
 * <p>Ids are the same in every run.
 *
 * <p>{@link Webhooks} notifies receivers of changes. {@link Setup} is for set-up by administrators, {@link People} for actions of people,
 * and {@link Switches} for behaviour that is rare or has not been seen live. All of these are off by default.
 *
 * <p>Where the service's behaviour is unknown, {@link Choice} lists the alternatives. A {@link Fault} causes a failure; the package
 * {@code fault} has the usual ones, by request, by count or at random with a seed. {@link Limits} are the service's limits, and a {@link
 * VirtualClock} avoids real waits. Comments such as "Rule 13" refer to the list in {@code business-central.md}, section 12.
 *
 * <table>
 *   <caption>The classes that implement the rules; tests are named after the rules</caption>
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
 *   <tr><td>24</td><td>{@code Service}: sets other than {@code WritableSet} are read-only</td></tr>
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
