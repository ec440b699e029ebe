// What the page loads when it is first asked for, as one piece: every further piece would be a
// request of its own, of what it shares with the first view, too.

export { StateSection } from "./states/section.js";
export { firstScene, SystemSection } from "./systems/section.js";
export { SYSTEM } from "./systems/subject.js";
export { TakeSection } from "./take/section.js";
export { SystemLevelsPicture } from "./views/systemLevels.js";
