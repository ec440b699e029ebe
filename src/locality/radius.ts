/** The search for the critical radius, loaded when first asked for: most programs never do. */
export const loadSearch = async () => (await import("../steering/steering.js")).oneWay;
