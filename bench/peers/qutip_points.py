"""Times QuTiP 4.7 on the points of our sweeps, in turns with ours, and prints JSON.

    npm run build
    python3 bench/peers/qutip_points.py > qutip.json      # Debian: apt-get install python3-qutip

Both solve the same grid of systems in one thread and compare their concurrences first. Times are processor
time: of a turn's points for QuTiP, of many rounds of the whole grid for ours, which would be over too soon.
"""

import json
import os
import platform
import statistics
import subprocess
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np
import qutip
import scipy
from qutip import Qobj, bloch_redfield_tensor, concurrence, liouvillian, sigmax, sigmay, sigmaz, tensor

TURNS = 9
HERE = os.path.dirname(os.path.abspath(__file__))
I = qutip.qeye(2)
DIMS = [[2, 2], [2, 2]]
GAMMA = 0.02

# Two linear ohmic baths with an exponential cutoff; the coupling and one temperature vary.
REDFIELD = {
    "hamiltonian": {"ZI": -0.5, "IZ": -0.6, "XX": 0.5, "YY": 0.5, "ZZ": 0.1},
    "baths": [
        {"coupling": {word: 1}, "temperature": t, "spectrum": {"kind": "ohmic", "gamma": GAMMA,
         "cutoff": {"kind": "exponential", "frequency": 10}}}
        for word, t in (("XI", 0.2), ("IX", 0.6))
    ],
}
# The entanglement engine: two leads, the local equation; the coupling and one potential vary.
LOCAL = {
    "hamiltonian": {"nI": 1, "In": 1.1, "+-": 0.3, "-+": 0.3},
    "baths": [
        {"coupling": {word: 1}, "form": "exchange", "statistics": "fermi", "temperature": 0.2, "mu": mu,
         "frequency": w, "spectrum": {"kind": "flat", "gamma": GAMMA}}
        for word, mu, w in (("-I", 1.5, 1), ("I-", 0, 1.1))
    ],
    "equation": "local",
}
CASES = [
    {
        "name": "Redfield, two linear ohmic baths",
        "base": REDFIELD,
        "axes": [
            {"parameter": "hamiltonian.XX", "from": 0.1, "to": 1, "count": 16},
            {"parameter": "baths.2.temperature", "from": 0.2, "to": 1, "count": 16},
        ],
    },
    {
        "name": "local, two leads",
        "base": LOCAL,
        "axes": [
            {"parameter": "hamiltonian.+-", "from": 0.05, "to": 1, "count": 16},
            {"parameter": "baths.1.mu", "from": 0, "to": 3, "count": 16},
        ],
    },
]


def ohmic(t):
    """QuTiP's noise power of a bath in linear form: twice our rate."""

    def power(w):
        x = abs(w)
        if x < 1e-9:
            return 2 * GAMMA * t
        n = 1 / np.expm1(x / t)
        return 2 * GAMMA * x * np.exp(-x / 10) * (n + 1 if w > 0 else n)

    return power


def stationary(r):
    """The state with L rho = 0 and trace 1: faster than steadystate() for sixteen equations."""
    m = r.full()
    m[0] = 0
    m[0, [0, 5, 10, 15]] = 1
    right = np.zeros(16)
    right[0] = 1
    return np.linalg.solve(m, right).reshape(4, 4, order="F")


SX = [tensor(sigmax(), I), tensor(I, sigmax())]
ZZ = {"ZI": tensor(sigmaz(), I), "IZ": tensor(I, sigmaz()), "ZZ": tensor(sigmaz(), sigmaz())}
XX, YY = tensor(sigmax(), sigmax()), tensor(sigmay(), sigmay())
FIXED = sum(REDFIELD["hamiltonian"][word] * op for word, op in ZZ.items()) + REDFIELD["hamiltonian"]["YY"] * YY
LOWER = Qobj([[0, 1], [0, 0]])
COUNT = Qobj([[0, 0], [0, 1]])
S = [tensor(LOWER, I), tensor(I, LOWER)]
N = tensor(COUNT, I) + 1.1 * tensor(I, COUNT)
HOP = S[0].dag() * S[1] + S[1].dag() * S[0]


def redfield(xx, t):
    h = FIXED + xx * XX
    a_ops = [[SX[0], ohmic(0.2)], [SX[1], ohmic(t)]]
    r, kets = bloch_redfield_tensor(h, a_ops, use_secular=False)
    u = np.hstack([k.full() for k in kets])
    return Qobj(u @ stationary(r) @ u.conj().T, dims=DIMS)


def local(g, mu):
    ops = []
    for s, w, m in ((S[0], 1, mu), (S[1], 1.1, 0)):
        f = 1 / (np.exp((w - m) / 0.2) + 1)
        ops += [np.sqrt(2 * GAMMA * (1 - f)) * s, np.sqrt(2 * GAMMA * f) * s.dag()]
    return Qobj(stationary(liouvillian(N + g * HOP, ops)), dims=DIMS)


def processor():
    try:
        with open("/proc/cpuinfo") as lines:
            return next(line.split(":")[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor()


def main():
    node = subprocess.Popen(
        ["node", os.path.join(HERE, "ours.mjs")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )

    def ours(case, repeat):
        spec = {key: case[key] for key in ("base", "axes")}
        observables = ["concurrence", "chsh", *[f"heatCurrent{j}" for j in (1, 2)]]
        node.stdin.write(json.dumps({**spec, "observables": observables, "repeat": repeat}) + "\n")
        node.stdin.flush()
        return json.loads(node.stdout.readline())

    results = []
    for case, state in zip(CASES, (redfield, local)):
        first = ours(case, 200)
        one, two = (first["columns"][axis["parameter"]] for axis in case["axes"])
        points = list(zip(one, two))
        worst = max(abs(concurrence(state(*p)) - c) for p, c in zip(points, first["columns"]["concurrence"]))
        if worst > 1e-9:
            sys.exit(f"{case['name']}: the concurrences differ by {worst}")
        times = {"state": [], "concurrence": [], "bellness": []}
        for turn in range(TURNS):
            some = points[turn % 4 :: 4]
            start = time.process_time()
            states = [state(*p) for p in some]
            middle = time.process_time()
            for rho in states:
                concurrence(rho)
            end = time.process_time()
            times["state"].append(1e9 * (middle - start) / len(some))
            times["concurrence"].append(1e9 * (end - middle) / len(some))
            times["bellness"].append(ours(case, 200)["nsPerOp"])
        both = [a + b for a, b in zip(times["state"], times["concurrence"])]
        ratio = statistics.median(a / b for a, b in zip(both, times["bellness"]))
        results.append(
            {
                "name": case["name"],
                "points": len(points),
                "difference": worst,
                "qutip": {
                    "what": "state, concurrence",
                    "nsPerOp": statistics.median(both),
                    "state": statistics.median(times["state"]),
                    "concurrence": statistics.median(times["concurrence"]),
                },
                "bellness": {
                    "what": "state, concurrence, CHSH, two heat currents",
                    "nsPerOp": statistics.median(times["bellness"]),
                },
                "ratio": ratio,
            }
        )
    node.stdin.close()
    versions = {
        "qutip": qutip.__version__,
        "numpy": np.__version__,
        "scipy": scipy.__version__,
        "python": platform.python_version(),
        "node": first["node"],
    }
    print(json.dumps({"processor": processor(), "turns": TURNS, "versions": versions, "results": results}, indent=2))


main()
