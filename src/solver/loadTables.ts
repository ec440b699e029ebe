/** What makes tables: a file of its own, which a script of one file holds itself (build.mjs). */
export const loadTables = async () => (await import("./tables.js")).Tables;
