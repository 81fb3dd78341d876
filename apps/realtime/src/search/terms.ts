/** Terms in the index. Each begins with its part of the index, so a lookup reads nothing else. */
import { lookupsOf, type Piece, termsOf } from "@jieru/shared/domain/search";

/** One part of the index: a segment's messages, a segment's notes, or an account's customers. */
export type Place = string & { readonly place: unique symbol };

export const messagesOn = (segment: number): Place => `${segment.toString(36)}:` as Place;
export const notesOn = (segment: number): Place => `${segment.toString(36)}#` as Place;
export const customersOf = (number: number): Place => `${number.toString(36)}@` as Place;

/** NOTE: terms are letters and digits only, and need no escaping. */
const quoted = (place: Place, term: string): string => `'${place}${term}'`;

/** Returns a text's terms in PostgreSQL's syntax of a `tsvector`. */
export const vectorOf = (place: Place, text: string): string =>
  termsOf(text)
    .map((term) => quoted(place, term))
    .join(" ");

/** Returns the required terms in PostgreSQL's syntax of a `tsquery`. */
export const queryOf = (place: Place, pieces: readonly Piece[]): string =>
  pieces
    .flatMap(lookupsOf)
    .map(({ term, prefix }) => quoted(place, term) + (prefix ? ":*" : ""))
    .join(" & ");
