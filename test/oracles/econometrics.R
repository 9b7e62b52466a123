# Makes econometrics.json, econometrics_panel.csv and econometrics_sample.csv in base R (no packages):
#   cd test/oracles && Rscript econometrics.R
# Regressions by lm, fixed effects as dummy variables, cluster-robust errors by a sandwich written out, VIF by auxiliary
# regressions, Durbin-Watson by its sum, Subbotin by optim on the full likelihood, Hill and Clauset by plain loops.
# Small-sample factor of clustered errors: G/(G-1) * (n-1)/(n-K), K = slopes + 1 + (time dummies - 1); entity effects are
# nested in the clusters and do not count (as Stata's xtreg, fe and reghdfe).
options(digits = 17)
set.seed(20261125)
number <- function(x) {
  x <- as.numeric(x)
  out <- ifelse(is.na(x), "null", formatC(x, digits = 17, format = "g"))
  if (length(x) == 1) out else paste0("[", paste(out, collapse = ", "), "]")
}
text <- function(x) paste0("[", paste0("\"", x, "\"", collapse = ", "), "]")
object <- function(...) {
  parts <- list(...)
  paste0("{", paste(sprintf("\"%s\": %s", names(parts), unlist(parts)), collapse = ", "), "}")
}

# an unbalanced panel: 12 regions, 9 years, a third of the rows missing, effects correlated with x
full <- expand.grid(year = 2010:2018, region = sprintf("R%02d", 1:12), stringsAsFactors = FALSE)
effect <- rnorm(12)[match(full$region, unique(full$region))]
full$position <- 0.5 + 0.3 * effect + rnorm(nrow(full), sd = 0.4)
full$rd <- 100 + 20 * effect + 3 * (full$year - 2010) + rnorm(nrow(full), sd = 8)
full$efficiency <- 2 + effect + 0.1 * (full$year - 2010) + 0.6 * full$position - 0.02 * full$rd +
  rnorm(nrow(full), sd = 0.3 + 0.2 * (effect > 0))
panel <- full[sort(sample(nrow(full), 72)), c("region", "year", "efficiency", "position", "rd")]
panel$margin <- 0.1 + 0.3 * (panel$position - 0.5)^2 + rnorm(nrow(panel), sd = 0.05)
for (v in c("efficiency", "position", "rd", "margin")) panel[[v]] <- signif(panel[[v]], 8)
write.csv(panel, "econometrics_panel.csv", row.names = FALSE, quote = FALSE)

wanted <- c("position", "rd")
# regions belong to four larger areas, R01-R03 to the first
area <- ceiling(as.integer(sub("R", "", panel$region)) / 3)
fixed <- function(formula, times, cluster = panel$region) {
  fit <- lm(formula, data = panel)
  X <- model.matrix(fit)
  keep <- !is.na(coef(fit))
  X <- X[, keep, drop = FALSE]
  e <- residuals(fit)
  bread <- solve(crossprod(X))
  groups <- split(seq_along(e), cluster)
  meat <- Reduce(`+`, lapply(groups, function(rows) tcrossprod(crossprod(X[rows, , drop = FALSE], e[rows]))))
  G <- length(groups)
  n <- length(e)
  K <- length(wanted) + 1 + times
  V <- G / (G - 1) * (n - 1) / (n - K) * bread %*% meat %*% bread
  se <- sqrt(diag(V))[wanted]
  b <- coef(fit)[wanted]
  t <- b / se
  W <- as.numeric(t(b) %*% solve(V[wanted, wanted]) %*% b) / length(wanted)
  effects <- lm(update(formula, . ~ . - position - rd), data = panel)
  object(
    coefficients = number(b), clustered = number(se), t = number(t), p = number(2 * pt(-abs(t), G - 1)),
    classical = number(summary(fit)$coefficients[wanted, 2]), df = number(fit$df.residual),
    sigma = number(summary(fit)$sigma), within = number(1 - sum(e^2) / sum(residuals(effects)^2)),
    rSquared = number(summary(fit)$r.squared), wald = number(W),
    waldP = number(pf(W, length(wanted), G - 1, lower.tail = FALSE))
  )
}
panelRows <- list(
  entity = fixed(efficiency ~ factor(region) + position + rd, 0),
  time = fixed(efficiency ~ factor(year) + position + rd, length(unique(panel$year)) - 1),
  both = fixed(efficiency ~ factor(region) + factor(year) + position + rd, length(unique(panel$year)) - 1),
  byArea = fixed(efficiency ~ factor(region) + factor(year) + position + rd, length(unique(panel$year)) - 1, area)
)

# plain OLS on the same rows
fit <- lm(efficiency ~ position + rd + year, data = panel)
s <- summary(fit)
e <- residuals(fit)
X <- c("position", "rd", "year")
vif <- sapply(X, function(v) 1 / (1 - summary(lm(reformulate(setdiff(X, v), v), data = panel))$r.squared))
ols <- object(
  coefficients = number(coef(fit)), se = number(s$coefficients[, 2]), t = number(s$coefficients[, 3]),
  p = number(s$coefficients[, 4]), vif = number(vif),
  beta = number(coef(fit)[X] * sapply(panel[X], sd) / sd(panel$efficiency)),
  rSquared = number(s$r.squared), adjusted = number(s$adj.r.squared), f = number(s$fstatistic[1]),
  fP = number(pf(s$fstatistic[1], s$fstatistic[2], s$fstatistic[3], lower.tail = FALSE)), sigma = number(s$sigma),
  durbinWatson = number(sum(diff(e)^2) / sum(e^2))
)

# a smile: quadratic with the test of Lind and Mehlum (2010)
smileOf <- function(y, x) {
  quadratic <- lm(y ~ x + I(x^2))
  slopes <- function(at) {
    g <- c(0, 1, 2 * at)
    estimate <- sum(g * coef(quadratic))
    c(estimate, estimate / sqrt(as.numeric(t(g) %*% vcov(quadratic) %*% g)))
  }
  low <- slopes(min(x))
  high <- slopes(max(x))
  df <- quadratic$df.residual
  object(
    curvature = number(coef(quadratic)[3]), curvatureSe = number(summary(quadratic)$coefficients[3, 2]),
    vertex = number(-coef(quadratic)[2] / 2 / coef(quadratic)[3]), slopeLow = number(low[1]),
    slopeHigh = number(high[1]), p = number(max(pt(low[2], df), pt(high[2], df, lower.tail = FALSE)))
  )
}

# distributions
tent <- signif(ifelse(runif(400) < 0.5, -1, 1) * rgamma(400, 1 / 1.3)^(1 / 1.3) * 0.2 + 0.05, 8)
tail <- signif(c(runif(150), (1 - runif(250))^(-1 / 1.4)), 8)
write.csv(data.frame(growth = tent, sales = tail), "econometrics_sample.csv", row.names = FALSE, quote = FALSE)
minusLog <- function(q) {
  b <- exp(q[1]); a <- exp(q[3])
  400 * (log(2 * a) + log(b) / b + lgamma(1 + 1 / b)) + sum(abs((tent - q[2]) / a)^b) / b
}
best <- optim(c(0, median(tent), log(sd(tent))), minusLog, control = list(reltol = 1e-15, maxit = 20000))
for (i in 1:20) best <- optim(best$par, minusLog, control = list(reltol = 1e-15, maxit = 20000))
laplace <- mean(abs(tent - median(tent)))
spread <- sqrt(mean((tent - mean(tent))^2))
subbotin <- object(
  shape = number(exp(best$par[1])), location = number(best$par[2]), scale = number(exp(best$par[3])),
  logLik = number(-best$value), laplaceLogLik = number(-400 * (log(2 * laplace) + 1)),
  normalLogLik = number(sum(dnorm(tent, mean(tent), spread, log = TRUE)))
)
sorted <- sort(tail)
clauset <- function(xmin) {
  z <- sorted[sorted >= xmin]
  alpha <- 1 + length(z) / sum(log(z / xmin))
  cdf <- 1 - (z / xmin)^(1 - alpha)
  n <- length(z)
  c(alpha, xmin, max(abs(cdf - (seq_len(n) - 1) / n), abs(cdf - seq_len(n) / n)), n)
}
candidates <- unique(sorted)
candidates <- candidates[sapply(candidates, function(x) sum(sorted >= x)) >= 10]
all <- t(sapply(candidates, clauset))
chosen <- all[which.min(all[, 3]), ]
power <- object(alpha = number(chosen[1]), xmin = number(chosen[2]), ks = number(chosen[3]), n = number(chosen[4]))
descending <- rev(sorted)
hill <- object(k = number(100), exponent = number(100 / sum(log(descending[1:100] / descending[101]))))

line <- function(name, value) sprintf("  \"%s\": %s", name, value)
writeLines(c("{", paste(c(
  line("rVersion", paste0("\"", R.version.string, "\"")),
  line("terms", text(wanted)),
  line("entity", panelRows$entity), line("time", panelRows$time), line("both", panelRows$both), line("byArea", panelRows$byArea),
  line("ols", ols), line("smile", smileOf(panel$margin, panel$position)), line("noSmile", smileOf(panel$efficiency, panel$position)), line("subbotin", subbotin), line("power", power), line("hill", hill)
), collapse = ",\n"), "}"), "econometrics.json")
