-- SI16: which WeChat application a sign-in was started with, "website" or "official_account"; only that one can exchange its code.
alter table sign_in_attempts add column application text not null default 'website';
