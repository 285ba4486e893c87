CREATE TABLE meta (name VARCHAR NOT NULL, value BIGINT NOT NULL, PRIMARY KEY (name));
CREATE TABLE report (
  id NUMBER NOT NULL, name VARCHAR NOT NULL, given VARCHAR NOT NULL, digest VARCHAR NOT NULL, reading VARCHAR NOT NULL,
  published VARCHAR, text_key BYTES NOT NULL, body BYTES NOT NULL, model VARCHAR NOT NULL, PRIMARY KEY (id), UNIQUE (name)
);
CREATE INDEX ix_report_given ON report (given);
CREATE TABLE account (
  id NUMBER NOT NULL, key VARCHAR NOT NULL, report NUMBER NOT NULL, sort VARCHAR NOT NULL, body BYTES NOT NULL,
  profile BYTES NOT NULL, entry VARCHAR, PRIMARY KEY (id), UNIQUE (key), FOREIGN KEY(report) REFERENCES report (id) ON DELETE CASCADE
);
CREATE INDEX ix_account_entry ON account (entry);
CREATE INDEX ix_account_report ON account (report);
CREATE TABLE slot (
  slot BIGINT NOT NULL, account NUMBER NOT NULL, PRIMARY KEY (slot, account), FOREIGN KEY(account) REFERENCES account (id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX ix_slot_account ON slot (account);
CREATE TABLE pair (
  a NUMBER NOT NULL, b NUMBER NOT NULL, score SMALLINT NOT NULL, kept BOOLEAN NOT NULL, PRIMARY KEY (a, b),
  FOREIGN KEY(a) REFERENCES account (id) ON DELETE CASCADE, FOREIGN KEY(b) REFERENCES account (id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX ix_pair_b ON pair (b);
CREATE TABLE entry (
  id VARCHAR NOT NULL, sort VARCHAR NOT NULL, kind VARCHAR NOT NULL, status VARCHAR NOT NULL, first INTEGER, last INTEGER,
  body BYTES NOT NULL, PRIMARY KEY (id)
);
CREATE INDEX entry_in_time ON entry (sort, first, last);
CREATE TABLE entry_party (
  party VARCHAR NOT NULL, entry VARCHAR NOT NULL, PRIMARY KEY (party, entry), FOREIGN KEY(entry) REFERENCES entry (id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX ix_entry_party_entry ON entry_party (entry)
