"""MathML that is not written from an expression tree: sums with a Σ, and the formulas of whole layers in matrices."""


def total(index, count, body):
    """Σ over `index` from 1 to `count`."""
    below = f"<mrow><mi>{index}</mi><mo>=</mo><mn>1</mn></mrow>"
    return f"<munderover><mo>∑</mo>{below}<mn>{count}</mn></munderover>{body}"


def letter(base, layer=None, sub="", transposed=False):
    """A letter with a layer above and any subscript below: W⁽¹⁾, wⱼᵢ⁽¹⁾, W⁽¹⁾ᵀ."""
    upper = (f"<mo>(</mo><mn>{layer}</mn><mo>)</mo>" if layer else "") + ("<mo>⊤</mo>" if transposed else "")
    if sub and upper:
        return f"<msubsup><mi>{base}</mi><mrow>{sub}</mrow><mrow>{upper}</mrow></msubsup>"
    if sub:
        return f"<msub><mi>{base}</mi><mrow>{sub}</mrow></msub>"
    return f"<msup><mi>{base}</mi><mrow>{upper}</mrow></msup>" if upper else f"<mi>{base}</mi>"


def by(top, bottom):
    """∂top/∂bottom."""
    return f"<mfrac><mrow><mi>∂</mi>{top}</mrow><mrow><mi>∂</mi>{bottom}</mrow></mfrac>"


def weighted_sum(layer, to, count):
    """The short form of a long weighted sum: Σ w·a + b."""
    arrives = letter("a", layer - 1, "<mi>i</mi>") if layer > 1 else letter("x", None, "<mi>i</mi>")
    weight = letter("w", layer, f"<mn>{to}</mn><mo>,</mo><mi>i</mi>")
    bias = letter("b", layer, f"<mn>{to}</mn>")
    return total("i", count, f"{weight}<mo>·</mo>{arrives}") + f"<mo>+</mo>{bias}"


def shares_ahead(layer, node, count, base, divisor):
    """The short form of a node's share: Σ e·c/divisor; `divisor` takes the sum of all that was sent."""
    index = "<mi>k</mi><mo>,</mo>"
    sent = letter(base, layer + 1, f"{index}<mn>{node}</mn>")
    everything = divisor(f"<munder><mo>∑</mo><mi>j</mi></munder>{letter(base, layer + 1, f'{index}<mi>j</mi>')}")
    part = f"<mfrac><mrow>{sent}</mrow><mrow>{everything}</mrow></mfrac>"
    return total("k", count, f"{letter('e', layer + 1, '<mi>k</mi>')}<mo>·</mo>{part}")


def paths_ahead(layer, to, count):
    """The short form of a long sum over the neurons ahead: Σ w·∂L/∂z."""
    weight = letter("w", layer + 1, f"<mi>k</mi><mo>,</mo><mn>{to}</mn>")
    return total("k", count, f"{weight}<mo>·</mo>{by('<mi>L</mi>', letter('z', layer + 1, '<mi>k</mi>'))}")
