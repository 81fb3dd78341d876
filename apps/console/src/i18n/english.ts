import.meta.glob("./messages/*.ts", { eager: true, query: "?language=en" });

export {};
