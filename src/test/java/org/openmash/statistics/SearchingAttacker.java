package org.openmash.statistics;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Finds by itself which questions give a target away, and how to combine their answers: the search of QuerySnout (Cretu, Houssiau,
 * Cully and de Montjoye, CCS 2022), made small. It knows how people are distributed and that nobody shares the target's area, age
 * and source; it releases invented worlds to learn from. A question fixes, excludes or ignores each of the three.
 */
final class SearchingAttacker {
    private static final int QUESTIONS = 24;
    private static final int CANDIDATES = 8;
    private static final int GENERATIONS = 10;
    private static final int WORLDS = 600;
    private static final int TRAINED_ON = 400;
    private static final int PEOPLE = 2_000;
    private static final int[] SIZES =
            People.TABLE.dimensions().stream().mapToInt(Dimension::size).toArray();
    private static final int CONCERN = 2;

    private final RandomGenerator random;
    private final int target;
    private final List<World> worlds;

    /** One world: what was released of it, and whether the target's concern was the one asked about. */
    private record World(Mechanism.Release release, boolean secret) {}

    /** A question for each dimension: 0 ignores it, 1 fixes it to the target's code, 2 excludes that code. */
    private record Candidate(List<int[]> questions, double accuracy) {}

    SearchingAttacker(Mechanism mechanism, RandomGenerator random) {
        this.random = random;
        this.target = random.nextInt(People.TABLE.cells());
        this.worlds = new ArrayList<>();
        for (int i = 0; i < WORLDS; i++) {
            worlds.add(world(mechanism));
        }
    }

    /** The share of fresh worlds in which the best questions found give the secret away. */
    double accuracy(Mechanism mechanism) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < CANDIDATES; i++) {
            candidates.add(judged(randomQuestions()));
        }
        for (int generation = 0; generation < GENERATIONS; generation++) {
            candidates.sort(Comparator.comparingDouble(Candidate::accuracy).reversed());
            candidates = new ArrayList<>(candidates.subList(0, CANDIDATES / 2));
            for (int i = 0; i < CANDIDATES / 2; i++) {
                candidates.add(judged(mutated(candidates.get(i).questions())));
            }
        }
        var best = candidates.stream()
                .max(Comparator.comparingDouble(Candidate::accuracy))
                .orElseThrow();
        var asked = cells(best.questions());
        var weights = trained(asked);
        int fresh = 1_000;
        int right = 0;
        for (int i = 0; i < fresh; i++) {
            var world = world(mechanism);
            right += odds(weights, answers(world, asked)) > 0 == world.secret() ? 1 : 0;
        }
        return (double) right / fresh;
    }

    private World world(Mechanism mechanism) {
        boolean secret = random.nextBoolean();
        var others = People.some(PEOPLE, random, cell -> agrees(cell, new int[] {1, 1, 0, 1}));
        int other = target + (target / SIZES[3] % SIZES[CONCERN] == 0 ? 1 : -1) * SIZES[3];
        return new World(mechanism.release(others.with(secret ? target : other, random), random), secret);
    }

    private Candidate judged(List<int[]> questions) {
        var asked = cells(questions);
        var weights = trained(asked);
        int right = 0;
        for (World world : worlds.subList(TRAINED_ON, WORLDS)) {
            right += odds(weights, answers(world, asked)) > 0 == world.secret() ? 1 : 0;
        }
        return new Candidate(questions, (double) right / (WORLDS - TRAINED_ON));
    }

    /** The linear rule of least squares over the worlds learnt from, on answers brought to one scale. */
    private double[] trained(List<BitSet> questions) {
        var answers = worlds.subList(0, TRAINED_ON).stream()
                .map(world -> answers(world, questions))
                .toList();
        double[] mean = new double[QUESTIONS];
        double[] spread = new double[QUESTIONS];
        for (int q = 0; q < QUESTIONS; q++) {
            int question = q;
            mean[q] = answers.stream()
                    .mapToDouble(answer -> answer[question])
                    .average()
                    .orElseThrow();
            double square = answers.stream()
                    .mapToDouble(answer -> Math.pow(answer[question] - mean[question], 2))
                    .average()
                    .orElseThrow();
            spread[q] = Math.sqrt(square) + 1e-9;
        }
        var rows = new double[QUESTIONS][QUESTIONS + 1];
        for (int i = 0; i < TRAINED_ON; i++) {
            add(rows, answers.get(i), mean, spread, worlds.get(i).secret() ? 1 : -1);
        }
        double[] solved = solved(rows);
        double[] weights = new double[QUESTIONS + 1];
        for (int q = 0; q < QUESTIONS; q++) {
            weights[q] = solved[q] / spread[q];
            weights[QUESTIONS] -= weights[q] * mean[q];
        }
        return weights;
    }

    private static void add(double[][] rows, double[] answer, double[] mean, double[] spread, int secret) {
        for (int q = 0; q < QUESTIONS; q++) {
            double scaled = (answer[q] - mean[q]) / spread[q];
            for (int r = 0; r < QUESTIONS; r++) {
                rows[q][r] += scaled * (answer[r] - mean[r]) / spread[r];
            }
            rows[q][QUESTIONS] += scaled * secret;
        }
    }

    /** Gauss and Jordan; the diagonal is raised a little, since questions may repeat each other. */
    private static double[] solved(double[][] rows) {
        for (int q = 0; q < QUESTIONS; q++) {
            rows[q][q] += 0.01;
        }
        for (int q = 0; q < QUESTIONS; q++) {
            double pivot = rows[q][q];
            for (int c = 0; c <= QUESTIONS; c++) {
                rows[q][c] /= pivot;
            }
            for (int r = 0; r < QUESTIONS; r++) {
                double factor = rows[r][q];
                for (int c = 0; r != q && c <= QUESTIONS; c++) {
                    rows[r][c] -= factor * rows[q][c];
                }
            }
        }
        double[] solution = new double[QUESTIONS];
        for (int q = 0; q < QUESTIONS; q++) {
            solution[q] = rows[q][QUESTIONS];
        }
        return solution;
    }

    private static double odds(double[] weights, double[] answer) {
        double odds = weights[QUESTIONS];
        for (int q = 0; q < QUESTIONS; q++) {
            odds += weights[q] * answer[q];
        }
        return odds;
    }

    private static double[] answers(World world, List<BitSet> questions) {
        double[] answers = new double[QUESTIONS];
        for (int q = 0; q < QUESTIONS; q++) {
            long answer = world.release().ask(questions.get(q));
            answers[q] = answer == Mechanism.HIDDEN ? 0 : answer;
        }
        return answers;
    }

    private List<BitSet> cells(List<int[]> questions) {
        return questions.stream().map(this::cells).toList();
    }

    private BitSet cells(int[] question) {
        var cells = new BitSet();
        for (int cell = 0; cell < People.TABLE.cells(); cell++) {
            if (agrees(cell, question)) {
                cells.set(cell);
            }
        }
        return cells;
    }

    private boolean agrees(int cell, int[] question) {
        int stride = People.TABLE.cells();
        for (int d = 0; d < SIZES.length; d++) {
            stride /= SIZES[d];
            boolean same = cell / stride % SIZES[d] == target / stride % SIZES[d];
            if ((question[d] == 1 && !same) || (question[d] == 2 && same)) {
                return false;
            }
        }
        return true;
    }

    private List<int[]> randomQuestions() {
        List<int[]> questions = new ArrayList<>();
        for (int q = 0; q < QUESTIONS; q++) {
            questions.add(new int[] {random.nextInt(3), random.nextInt(3), 1, random.nextInt(3)});
        }
        return questions;
    }

    /** Copies a question over another and changes one dimension of it: so pairs arise. */
    private List<int[]> mutated(List<int[]> questions) {
        List<int[]> changed = new ArrayList<>(questions);
        for (int times = 0; times < QUESTIONS / 4; times++) {
            var copy = changed.get(random.nextInt(QUESTIONS)).clone();
            int d = random.nextInt(SIZES.length);
            copy[d] = d == CONCERN ? 1 : random.nextInt(3);
            changed.set(random.nextInt(QUESTIONS), copy);
        }
        return changed;
    }
}
