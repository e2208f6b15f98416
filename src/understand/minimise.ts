/** The value of a function at a point; its slope there is written into the second argument. */
export type Differentiable = (point: Float64Array, slope: Float64Array) => number;

/** Steps that are remembered to judge how the slope changes. */
const MEMORY = 8;
/** A step counts when the value falls by this share of what the slope promises (Armijo). */
const SUFFICIENT = 1e-4;
const MOST_HALVINGS = 20;

/**
 * The point where a convex function is least, by L-BFGS (Nocedal 1980, Math. Comp. 35; the two-loop recursion of
 * Nocedal & Wright, Numerical Optimization, algorithm 7.4) with halved steps. Starts at zero.
 * @param most steps; it ends earlier where no step goes further down
 */
export function minimise(f: Differentiable, dimensions: number, most: number): Float64Array {
  let point = new Float64Array(dimensions);
  let slope = new Float64Array(dimensions);
  let next = new Float64Array(dimensions);
  let nextSlope = new Float64Array(dimensions);
  const steps: Step[] = [];
  let value = f(point, slope);
  for (let i = 0; i < most; i++) {
    const direction = downhill(slope, steps);
    const promised = dot(direction, slope);
    // The first direction is the bare slope, whose length says nothing of how far to go.
    let length = steps.length > 0 ? 1 : 1 / Math.max(1, Math.sqrt(-promised));
    let reached = Number.POSITIVE_INFINITY;
    for (let halvings = 0; halvings < MOST_HALVINGS; halvings++, length /= 2) {
      for (let j = 0; j < dimensions; j++) next[j] = (point[j] ?? 0) + length * (direction[j] ?? 0);
      reached = f(next, nextSlope);
      if (reached <= value + SUFFICIENT * length * promised) break;
    }
    if (!(reached < value)) break;
    // The oldest step makes room, so that no memory is asked for anew.
    const step = steps.length < MEMORY ? emptyStep(dimensions) : steps.shift();
    if (step && measure(step, point, next, slope, nextSlope)) steps.push(step);
    [point, next, slope, nextSlope, value] = [next, point, nextSlope, slope, reached];
  }
  return point;
}

/** How far one step went and how the slope changed with it. */
interface Step {
  moved: Float64Array;
  changed: Float64Array;
  /** 1 / (moved · changed). */
  factor: number;
}

const emptyStep = (dimensions: number): Step => ({
  moved: new Float64Array(dimensions),
  changed: new Float64Array(dimensions),
  factor: 0,
});

/** False where the slope did not change along the step: it tells nothing then. */
function measure(
  step: Step,
  point: Float64Array,
  next: Float64Array,
  slope: Float64Array,
  nextSlope: Float64Array,
): boolean {
  for (let i = 0; i < point.length; i++) {
    step.moved[i] = (next[i] ?? 0) - (point[i] ?? 0);
    step.changed[i] = (nextSlope[i] ?? 0) - (slope[i] ?? 0);
  }
  const curvature = dot(step.moved, step.changed);
  step.factor = 1 / curvature;
  return curvature > 0;
}

function downhill(slope: Float64Array, steps: readonly Step[]): Float64Array {
  const direction = slope.map((value) => -value);
  const shares: number[] = [];
  for (const { moved, changed, factor } of [...steps].reverse()) {
    const share = factor * dot(moved, direction);
    shares.push(share);
    add(direction, changed, -share);
  }
  const last = steps.at(-1);
  if (last) {
    const scale = 1 / (last.factor * dot(last.changed, last.changed));
    for (let i = 0; i < direction.length; i++) direction[i] = (direction[i] ?? 0) * scale;
  }
  for (const { moved, changed, factor } of steps) {
    add(direction, moved, (shares.pop() ?? 0) - factor * dot(changed, direction));
  }
  return direction;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function add(to: Float64Array, values: Float64Array, factor: number): void {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] ?? 0) + factor * (values[i] ?? 0);
}
