"""For those who test their rules with more than examples.

`zifferblatt.testing.plugin` lets ``pytest rules/`` run every example as a test; it is there once the package is
installed. `zifferblatt.testing.strategies` has articles, quantities and facts for hypothesis, to state laws with:

    from hypothesis import given
    from zifferblatt.testing.strategies import alerts, articles

    @given(articles())
    def test_an_article_never_contradicts_itself(article):
        assert not alerts(my_rule, article, article)
"""
