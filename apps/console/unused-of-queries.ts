import type { Plugin } from "vite";

const mutation = /query-core[\\/]build[\\/]modern[\\/]mutation\.js$/;

/** The query cache without mutations: what an agent does goes by commands (`state/actions.ts`), never through it. */
export const unusedOfQueries: Plugin = {
  name: "unused-of-queries",
  apply: "build",
  enforce: "pre",
  load: (id) => (mutation.test(id) ? "export class Mutation {}\nexport const getDefaultState = null;" : null),
};
