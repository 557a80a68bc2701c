/// Exact shares of an amount in centimes.
package enum Arrondi {
    /// amount × numerator / denominator, rounded half up; amounts and fractions are positive or zero.
    package static func part(_ centimes: Int, _ numerateur: Int, sur denominateur: Int) -> Int {
        (2 * centimes * numerateur + denominateur) / (2 * denominateur)
    }
}
