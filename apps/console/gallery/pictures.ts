import type { Plugin } from "vite";

const cup = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 240"><path fill="#d7e4d4" d="M0 0h320v240H0z"/><path fill="#6f9f8f" d="M80 70h160c0 70-30 110-80 110S80 140 80 70z"/><path fill="#fdfeff" d="M96 62h128v12H96z"/></svg>`;

interface Server {
  middlewares: { use(path: string, handle: (request: unknown, response: Response) => void): void };
}
interface Response {
  setHeader(name: string, value: string): void;
  end(body: string): void;
}
const serve = ({ middlewares }: Server): void => {
  middlewares.use("/api/media/gallery-cup", (_, response) => {
    response.setHeader("content-type", "image/svg+xml");
    response.end(cup);
  });
};

/** Serves the one picture that the gallery's customers send. */
export const galleryPictures: Plugin = {
  name: "gallery-pictures",
  configureServer: serve,
  configurePreviewServer: serve,
};
