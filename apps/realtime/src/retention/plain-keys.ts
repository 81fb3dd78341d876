/** SQL over `pushes p`: keys of an earlier release that name where the customer came from. */

/** `["event",openid,time,event,SessionFrom]`. Keys with escapes that PostgreSQL cannot read stay. */
export const isPlain = `p.dedupe_key like '["event",%' and p.dedupe_key !~ '\\\\u(0000|d[89a-f])'`;
const bare = `regexp_replace(p.dedupe_key, '#[0-9a-f]{64}$', '')`;
const part = (n: number): string => `(${bare}::json -> ${n})::text`;
/** As in dedupe-key.ts of the protocol library. */
export const hashedKey = `'["event/2",' || ${part(1)} || ',' || ${part(2)} || ',' || ${part(3)} || ',"'
    || encode(sha256(convert_to(${bare}::json ->> 4, 'UTF8')), 'hex') || '"]' || substr(p.dedupe_key, length(${bare}) + 1)`;
