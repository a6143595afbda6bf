"""One thread for small products."""

from __future__ import annotations

import numpy as np
from threadpoolctl import ThreadpoolController

from headwater.text.one_thread import one_thread

assert np.ones(2) @ np.ones(2) == 2  # the library that is to be limited is loaded


def threads() -> set[int]:
    return {pool["num_threads"] for pool in ThreadpoolController().select(user_api="blas").info()}


def test_inside_there_is_one_thread_and_afterwards_as_many_as_before():
    with ThreadpoolController().limit(limits=3, user_api="blas"):
        before = threads()
        with one_thread():
            with one_thread():
                assert threads() == {1}
            assert threads() == {1}, "who is inside twice leaves once"
        assert threads() == before != {1}


@one_thread()
def limited() -> set[int]:
    return threads()


def test_a_function_is_limited_each_time_it_is_called():
    with ThreadpoolController().limit(limits=3, user_api="blas"):
        assert [limited(), limited()] == [{1}, {1}]
        assert threads() == {3}
