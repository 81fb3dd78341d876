/** Terms as they stand in the index: what they belong to comes first, so that nothing else is read when they are looked up. */
import { lookupsOf, type Piece, termsOf } from "@jieru/shared/domain/search";

/** One part of the index: a segment's messages, a segment's notes, or an account's customers. */
export type Place = string & { readonly place: unique symbol };

export const messagesOn = (segment: number): Place => `${segment.toString(36)}:` as Place;
export const notesOn = (segment: number): Place => `${segment.toString(36)}#` as Place;
export const customersOf = (number: number): Place => `${number.toString(36)}@` as Place;

/** NOTE: terms are letters and digits only, and need no escaping. */
const quoted = (place: Place, term: string): string => `'${place}${term}'`;

/** As PostgreSQL reads a `tsvector`. */
export const vectorOf = (place: Place, text: string): string =>
  termsOf(text)
    .map((term) => quoted(place, term))
    .join(" ");

/** As PostgreSQL reads a `tsquery`: everything that must be among the terms of what is found. */
export const queryOf = (place: Place, pieces: readonly Piece[]): string =>
  pieces
    .flatMap(lookupsOf)
    .map(({ term, prefix }) => quoted(place, term) + (prefix ? ":*" : ""))
    .join(" & ");
