package nl.wijkbeeld.suppression;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A linear program that is solved again and again with other bounds and costs, by GLOP, which starts from the last
 * basis. A solution is copied whole before anything can be changed: GLOP's values are silently wrong after that.
 */
final class LinearProgram implements AutoCloseable {

    static {
        Loader.loadNativeLibraries();
    }

    private final MPSolver solver = MPSolver.createSolver("GLOP");
    private final List<MPVariable> variables = new ArrayList<>();

    /** Preprocessing would throw the last basis away. */
    LinearProgram() {
        solver.setSolverSpecificParametersAsString("use_preprocessing:false,use_dual_simplex:true");
    }

    int variable(double lower, double upper) {
        variables.add(solver.makeNumVar(lower, upper, ""));
        return variables.size() - 1;
    }

    MPConstraint equation(double right) {
        return solver.makeConstraint(right, right);
    }

    void term(MPConstraint equation, int variable, double coefficient) {
        equation.setCoefficient(variables.get(variable), coefficient);
    }

    void bounds(int variable, double lower, double upper) {
        variables.get(variable).setBounds(lower, upper);
    }

    void cost(int variable, double cost) {
        solver.objective().setCoefficient(variables.get(variable), cost);
    }

    /** The values of all variables at least cost, or empty when there is no solution or no least one. */
    Optional<double[]> minimise() {
        solver.objective().setMinimization();
        MPSolver.ResultStatus status = solver.solve();
        if (status == MPSolver.ResultStatus.ABNORMAL || status == MPSolver.ResultStatus.NOT_SOLVED) {
            solver.reset();
            status = solver.solve();
        }
        return status == MPSolver.ResultStatus.OPTIMAL ? Optional.of(values()) : Optional.empty();
    }

    private double[] values() {
        return variables.stream().mapToDouble(MPVariable::solutionValue).toArray();
    }

    @Override
    public void close() {
        solver.delete();
    }
}
