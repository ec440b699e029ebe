// The figures beyond the paper whose searches take tens of seconds.

import { FURTHER } from "../../src/paper/further.js";
import { describeFurther, SLOW } from "../support/further.js";

describeFurther(FURTHER.filter(({ name }) => SLOW.includes(name)));
