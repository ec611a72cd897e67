from tests.conftest import Checker


def test_a_matter_done_names_its_day_and_its_answer(check: Checker) -> None:
    """
    | 编号             | 交办来源 | 交办方式 | 来文号 | 来文日期 | 承办人 | 办结日期 | 要求反馈 | 反馈文号 | 反馈日期 | 状态 |
    | JB00-JB-2026-001 | 区安委办 | 书面     |        | 4.20     |        |          | 是       |          |          | 办结 |
    """
    assert check("JB-01", units=["JB00"]) == [
        "D2 交办事项未填写来文号",
        "F2 交办事项未填写承办人",
        "G2 交办事项未填写办结日期",
        "I2 交办事项未填写反馈文号",
        "J2 交办事项未填写反馈日期",
    ]


def test_a_matter_by_word_of_mouth_has_no_paper(check: Checker) -> None:
    """
    | 编号             | 交办来源 | 交办方式 | 来文号 | 承办人 | 办结日期   | 要求反馈 | 反馈文号 | 状态 |
    | JB00-JB-2026-001 | 局领导   | 口头     |        | 李××   | 2026-04-29 | 否       |          | 办结 |
    | JB00-JB-2026-002 | 局领导   | 口头     |        | 李××   |            | 是       |          | 在办 |
    """
    assert check("JB-01", units=["JB00"]) == []


def test_the_days_before_and_after_the_limit(check: Checker) -> None:
    """
    | 编号             | 办理时限   | 重要程度 | 办结日期 | 状态 |
    | JB00-JB-2026-001 | 2026-07-04 | 一般     |          | 在办 |
    | JB00-JB-2026-002 | 2026-07-03 | 一般     |          | 在办 |
    | JB00-JB-2026-003 | 2026-06-30 | 一般     |          | 待办 |
    | JB00-JB-2026-004 | 2026-06-29 | 一般     |          | 在办 |
    | JB00-JB-2026-005 | 2026-06-29 | 重大     |          | 在办 |
    | JB00-JB-2026-006 | 2026-06-01 | 领导批示 |          | 逾期 |
    """
    assert check("JB-02", units=["JB00"]) == [
        "B3 办理时限 2026-07-03 还有 3 天，还没有办结",
        "B4 办理时限 2026-06-30 还有 0 天，还没有办结",
        "B5 办理时限 2026-06-29 已过 1 天，还没有办结",
        "B6 重大事项或领导批示的办理时限 2026-06-29 已过 1 天，还没有办结",
        "B7 重大事项或领导批示的办理时限 2026-06-01 已过 29 天，还没有办结",
    ]


def test_matters_done_or_given_back_are_not_overdue(check: Checker) -> None:
    """
    | 编号             | 办理时限   | 重要程度 | 办结日期   | 状态 |
    | JB00-JB-2026-001 | 2026-06-01 | 重大     | 2026-06-05 | 办结 |
    | JB00-JB-2026-002 | 2026-06-01 | 重大     |            | 退回 |
    """
    assert check("JB-02", units=["JB00"]) == []


def test_a_classified_matter_tells_nothing(check: Checker) -> None:
    """
    | 编号             | 是否涉密 | 内容要求                     |
    | JB00-JB-2026-001 | 是       | 做好重点目标摸排，4月底前反馈 |
    | JB00-JB-2026-002 | 是       | 按3号文办理                  |
    """
    assert check("JB-03", units=["JB00"]) == [
        "C2 涉密事项的内容要求不止登记号",
        "C3 涉密事项的内容要求不止登记号",
    ]


def test_a_registration_number_is_enough(check: Checker) -> None:
    """
    | 编号             | 是否涉密 | 内容要求               |
    | JB00-JB-2026-001 | 是       | 登记号：密登〔2026〕3号 |
    | JB00-JB-2026-002 | 是       | 2026-017               |
    | JB00-JB-2026-003 | 否       | 4月底前完成排查        |
    """
    assert check("JB-03", units=["JB00"]) == []


def test_an_answer_stands_in_the_submissions(check: Checker) -> None:
    """
    JB:
    | 编号             | 反馈文号           |
    | JB00-JB-2026-001 | ×绿容函〔2026〕9号 |
    | JB00-JB-2026-002 | ×绿容函〔2026〕8号 |
    | JB00-JB-2026-003 |                    |

    BS:
    | 编号             | 方向     | 文号或文件名       |
    | JB00-BS-2026-001 | 向上报送 | ×绿容函〔2026〕9号 |
    | JB00-BS-2026-002 | 下级报来 | ×绿容函〔2026〕8号 |
    """
    assert check("JB-04", units=["JB00"]) == [
        "22交办事项!B3 反馈文号“×绿容函〔2026〕8号”在报送记录中没有向上报送的一行"
    ]


def test_answers_that_were_sent_pass(check: Checker) -> None:
    """
    JB:
    | 编号             | 反馈文号           |
    | JB00-JB-2026-001 | ×绿容函〔2026〕9号 |

    BS:
    | 编号             | 方向     | 文号或文件名       |
    | JB00-BS-2026-001 | 向上报送 | ×绿容函〔2026〕9号 |
    """
    assert check("JB-04", units=["JB00"]) == []


def test_submissions_without_a_direction_are_not_searched(check: Checker) -> None:
    """
    JB JB00:
    | 编号             | 反馈文号    |
    | JB00-JB-2026-001 | 〔2026〕1号 |

    BS JB00:
    | 编号             | 文号或文件名 |
    | JB00-BS-2026-001 | 〔2026〕2号  |
    """
    assert check("JB-04", units=["JB00"]) == []
