// Plain arithmetic on numbers of type Lane as SIMD: see lanes.mjs.

import { NodeKind, newOptions, newProgram, parse, Token } from "assemblyscript";

const ARITHMETIC = new Map([
  [Token.Plus, "add"],
  [Token.Minus, "sub"],
  [Token.Asterisk, "mul"],
  [Token.Slash, "div"],
]);
const COMPARISON = new Map([
  [Token.LessThan, "lt"],
  [Token.GreaterThan, "gt"],
  [Token.LessThan_Equals, "le"],
  [Token.GreaterThan_Equals, "ge"],
  [Token.Equals_Equals_Equals, "eq"],
  [Token.Exclamation_Equals_Equals, "ne"],
]);
const LOGIC = new Map([
  [Token.Ampersand_Ampersand, "and"],
  [Token.Bar_Bar, "or"],
]);
/** What the compiler knows: numbers, slots and other constants, with sums and products of them in brackets. */
const CONSTANT = /^(?:\d+|[A-Z][A-Z0-9_]*|slot\.[A-Z][A-Z0-9_]*|2 \* (?:slot\.)?[A-Z][A-Z0-9_]*)$/;
/** Of masks, which make plain conditions. */
const TESTS = new Map([
  ["any", "v128.any_true"],
  ["all", "i64x2.all_true"],
]);
/** What an expression is: a Lane, a mask of lanes, or anything else, the same in both rows. */
const LANE = "Lane";
const MASK = "Mask";
const PLAIN = "";

function kindOf(type) {
  const name = type?.name?.identifier?.text;
  return name === LANE || name === MASK ? name : PLAIN;
}

/** The value of a sum or product of constants. */
function numberOf(text, constants) {
  return text
    .replace(/\bslot\./g, "")
    .split(" * ")
    .map((one) => (/^\d+$/.test(one) ? Number(one) : constants.get(one)))
    .reduce((product, one) => product * one, 1);
}

/** Whole numbers that a text names, beside those that are known. */
export function constantsOf(text, known = new Map()) {
  const found = new Map(known);
  for (const [, name, value] of text.matchAll(/^(?:export )?const ([A-Z]\w*): i32 = ([^;]+);/gm)) {
    const numbers = value.replace(/\b(?:\w+\.)?([A-Z]\w*)\b/g, (_, one) => found.get(one));
    found.set(name, Function(`"use strict"; return ${numbers};`)());
  }
  return found;
}

class Translator {
  constructor(text, path, { signatures, slots }) {
    this.constants = constantsOf(text, slots);
    this.text = text;
    this.path = path;
    this.signatures = signatures;
    this.scopes = [new Map()];
    this.returned = PLAIN;
  }

  fail(node, message) {
    const line = this.text.slice(0, node.range.start).split("\n").length;
    throw new Error(`${this.path}:${line}: ${message}`);
  }

  declare(name, kind) {
    this.scopes.at(-1).set(name, kind);
  }

  lookUp(name) {
    for (let k = this.scopes.length - 1; k >= 0; k--) {
      const kind = this.scopes[k].get(name);
      if (kind !== undefined) return kind;
    }
    return PLAIN;
  }

  within(work) {
    this.scopes.push(new Map());
    const made = work();
    this.scopes.pop();
    return made;
  }

  /** The text of a node with that of its parts, in order, in their places. */
  spliced(node, parts) {
    let { start } = node.range;
    let made = "";
    for (const [part, text] of parts) {
      made += this.text.slice(start, part.range.start) + text;
      start = part.range.end;
    }
    return made + this.text.slice(start, node.range.end);
  }

  asLane(node) {
    const { text, kind } = this.expression(node);
    if (kind === MASK) this.fail(node, "a mask where a number is wanted");
    return kind === LANE ? text : `f64x2.splat(<f64>(${text}))`;
  }

  asMask(node) {
    const { text, kind } = this.expression(node);
    if (kind !== MASK) this.fail(node, "masks and plain conditions do not mix");
    return text;
  }

  plain(node) {
    const { text, kind } = this.expression(node);
    if (kind !== PLAIN)
      this.fail(node, "differs from row to row: any() or all() of it, or c ? a : b");
    return text;
  }

  as(node, kind) {
    if (kind === LANE) return this.asLane(node);
    return kind === MASK ? this.asMask(node) : this.plain(node);
  }

  expression(node) {
    switch (node.kind) {
      case NodeKind.Identifier:
        return { text: node.text, kind: this.lookUp(node.text) };
      case NodeKind.Parenthesized: {
        const { text, kind } = this.expression(node.expression);
        return { text: `(${text})`, kind };
      }
      case NodeKind.Binary:
        return this.binary(node);
      case NodeKind.UnaryPrefix:
        return this.unary(node);
      case NodeKind.UnaryPostfix:
        return {
          text: this.spliced(node, [[node.operand, this.plain(node.operand)]]),
          kind: PLAIN,
        };
      case NodeKind.Ternary:
        return this.ternary(node);
      case NodeKind.Call:
        return this.call(node);
      case NodeKind.ElementAccess: {
        const of = node.expression.text;
        if (of === "lane") {
          const { address, offset } = this.place(node);
          return { text: `v128.load(${address}, ${offset})`, kind: LANE };
        }
        return { text: `${of}[${this.plain(node.elementExpression)}]`, kind: PLAIN };
      }
      default:
        return { text: this.text.slice(node.range.start, node.range.end), kind: PLAIN };
    }
  }

  /**
   * Where `lane[…]` is: what changes as an address, what is known to the compiler as the offset that a load
   * has in itself, so that accesses side by side share one address.
   */
  place(node) {
    const known = [];
    const changing = [];
    const split = (part) => {
      if (part.kind === NodeKind.Binary && part.operator === Token.Plus) {
        split(part.left);
        split(part.right);
      } else (CONSTANT.test(this.source(part)) ? known : changing).push(this.plain(part));
    };
    split(node.elementExpression);
    const offset = known.reduce((sum, one) => sum + numberOf(one, this.constants), 0);
    const first = this.constants.get("SYSTEM_START");
    // The slot of a region, or only a step within one, whose slot is in what changes.
    if (offset >= first) {
      const address = changing.length === 0 ? "0" : `<usize>(${changing.join(" + ")}) << 4`;
      return { address, offset: `PLACES + ${16 * (offset - first)}` };
    }
    const address = `(<usize>(${changing.join(" + ")}) << 4) + (PLACES - ${16 * first})`;
    return { address, offset: `${16 * offset}` };
  }

  source(node) {
    return this.text.slice(node.range.start, node.range.end);
  }

  binary(node) {
    const { left, right, operator } = node;
    if (operator === Token.Equals && this.source(left).startsWith("lane[")) {
      const { address, offset } = this.place(left);
      return { text: `v128.store(${address}, ${this.asLane(right)}, ${offset})`, kind: PLAIN };
    }
    const one = this.expression(left);
    if (operator === Token.Equals) {
      const text = `${one.text} = ${this.as(right, one.kind)}`;
      return { text, kind: one.kind };
    }
    const other = this.expression(right);
    if (one.kind === PLAIN && other.kind === PLAIN) {
      const text = this.spliced(node, [
        [left, one.text],
        [right, other.text],
      ]);
      return { text, kind: PLAIN };
    }
    const lanes = ARITHMETIC.get(operator) ?? COMPARISON.get(operator);
    if (lanes !== undefined) {
      const kind = ARITHMETIC.has(operator) ? LANE : MASK;
      return { text: `f64x2.${lanes}(${this.asLane(left)}, ${this.asLane(right)})`, kind };
    }
    const logic = LOGIC.get(operator);
    if (logic === undefined) this.fail(node, "an operator without lanes");
    return { text: `v128.${logic}(${this.asMask(left)}, ${this.asMask(right)})`, kind: MASK };
  }

  unary(node) {
    const { text, kind } = this.expression(node.operand);
    if (kind === PLAIN) return { text: this.spliced(node, [[node.operand, text]]), kind };
    if (kind === LANE && node.operator === Token.Minus) return { text: `f64x2.neg(${text})`, kind };
    if (kind === MASK && node.operator === Token.Exclamation)
      return { text: `v128.not(${text})`, kind };
    return this.fail(node, "an operator without lanes");
  }

  ternary({ condition, ifThen, ifElse }) {
    const asked = this.expression(condition);
    const kinds = [ifThen, ifElse].map((one) => this.expression(one).kind);
    const kind = kinds.includes(MASK)
      ? MASK
      : kinds.includes(LANE) || asked.kind === MASK
        ? LANE
        : PLAIN;
    const [yes, no] = [ifThen, ifElse].map((one) => this.as(one, kind));
    const text =
      asked.kind === MASK
        ? `v128.bitselect(${yes}, ${no}, ${asked.text})`
        : `(${asked.text} ? ${yes} : ${no})`;
    return { text, kind };
  }

  call(node) {
    const { expression, args } = node;
    const callee = this.text.slice(expression.range.start, expression.range.end);
    if (TESTS.has(callee))
      return { text: `${TESTS.get(callee)}(${this.asMask(args[0])})`, kind: PLAIN };
    if (callee.startsWith("Math.")) {
      if (args.every((one) => this.expression(one).kind === PLAIN)) {
        return { text: `${callee}(${args.map((one) => this.plain(one)).join(", ")})`, kind: PLAIN };
      }
      const name = callee.slice("Math.".length);
      return {
        text: `f64x2.${name}(${args.map((one) => this.asLane(one)).join(", ")})`,
        kind: LANE,
      };
    }
    const { parameters = [], returned = PLAIN } = this.signatures.get(callee) ?? {};
    const given = args.map((one, k) => this.as(one, parameters[k] ?? PLAIN));
    return { text: `${callee}(${given.join(", ")})`, kind: returned };
  }

  statement(node) {
    switch (node.kind) {
      case NodeKind.Block:
        return this.within(() => this.inside(node, node.statements));
      case NodeKind.Variable:
        return this.inside(node, node.declarations, (one) => this.declaration(one));
      case NodeKind.Expression:
        return this.spliced(node, [[node.expression, this.expression(node.expression).text]]);
      case NodeKind.Return:
        if (node.value === null) break;
        return this.spliced(node, [[node.value, this.as(node.value, this.returned)]]);
      case NodeKind.If:
        return this.inside(node, [node.condition, node.ifTrue, node.ifFalse]);
      case NodeKind.While:
        return this.inside(node, [node.condition, node.body]);
      case NodeKind.For:
        return this.within(() =>
          this.inside(node, [node.initializer, node.condition, node.incrementor, node.body]),
        );
      case NodeKind.FunctionDeclaration:
        return this.function(node);
      default:
        break;
    }
    return this.text.slice(node.range.start, node.range.end);
  }

  /** A statement whose parts are statements, or expressions that are the same in both rows. */
  inside(node, parts, work = (one) => this.part(one)) {
    return this.spliced(
      node,
      parts.filter((one) => one !== null).map((one) => [one, work(one)]),
    );
  }

  part(node) {
    return node.kind >= NodeKind.Block ? this.statement(node) : this.plain(node);
  }

  declaration(node) {
    const { name, type, initializer } = node;
    const kind = type === null ? this.expression(initializer).kind : kindOf(type);
    this.declare(name.text, kind);
    const wanted =
      kind === PLAIN ? (type === null ? "" : `: ${type.name.identifier.text}`) : ": v128";
    return `${name.text}${wanted} = ${this.as(initializer, kind)}`;
  }

  function(node) {
    const { parameters, returnType } = node.signature;
    this.returned = kindOf(returnType);
    return this.within(() => {
      for (const { name, type } of parameters) this.declare(name.text, kindOf(type));
      const body = this.statement(node.body);
      const head = this.text
        .slice(node.range.start, node.body.range.start)
        .replace(/\b(Lane|Mask)\b/g, "v128");
      return head + body;
    });
  }

  file() {
    const program = newProgram(newOptions());
    parse(program, this.text, this.path, true);
    const source = program.sources.find(({ normalizedPath }) => normalizedPath === this.path);
    let at = 0;
    let made = "";
    for (const node of source.statements) {
      made += this.text.slice(at, node.range.start) + this.statement(node);
      at = node.range.end;
    }
    // The types and the two tests are gone; places are counted from where they begin.
    return (made + this.text.slice(at)).replace(
      /(import \{)([^}]*)(\} from "[./]*\/lanes";)/,
      (_, open, names, close) =>
        open +
        names
          .split(",")
          .filter((name) => !/\b(Lane|Mask|any|all|lane)\b/.test(name))
          .concat(" PLACES ")
          .join(",") +
        close,
    );
  }
}

/** A file of lanes as asc takes it. */
export function toSimd(text, path, known) {
  return new Translator(text, path, known).file();
}
