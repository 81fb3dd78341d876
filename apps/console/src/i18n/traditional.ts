import.meta.glob("./messages/*.ts", { eager: true, query: "?language=zh-TW" });

export {};
